"""What all networks have in common."""

from datetime import datetime
from typing import NamedTuple


class BadCall(ValueError):
    """Not what the network sends."""


class WrongSecret(ValueError):
    """Somebody else has called."""


class File(NamedTuple):
    name: str
    url: str


class Incoming(NamedTuple):
    """One message of a person."""

    event: str  # the network repeats a call under the same code
    person: str
    name: str  # empty where the network does not say it
    text: str
    sent_at: datetime  # UTC, no zone
    files: tuple[File, ...] = ()


class Request(NamedTuple):
    path: str
    form: dict | None = None
    json: dict | None = None
    headers: dict = {}
    method: str = "POST"


class Refused(Exception):
    """The network has not taken a message.

    :param bool is_final: it will not take it later, either
    """

    def __init__(self, words: str, *, is_final: bool):
        super().__init__(words)
        self.is_final = is_final


def text_of(value) -> str:
    return value if isinstance(value, str) else ""


def number_of(value, what: str) -> int:
    """
    :raises BadCall: not a whole number of a sensible size
    """
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**63:
        raise BadCall(what)
    return value
