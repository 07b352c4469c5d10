"""What the exchange may post (a small contract in JSON), and what is refused with a sentence."""

import re
from datetime import datetime

from .pbx import TYPES

LONE = re.compile("[\ud800-\udfff]")
YEARS = range(
    2000, 2100
)  # beyond them no clock of an exchange is right, and no zone can be counted with
LONGEST = {"linkedid": 64, "event_id": 128, "number": 40, "agent": 40, "to": 40}


class BadEvent(ValueError):
    """An event of another shape; the text says which field."""


def checked_event(sent: object) -> dict:
    """The event with known fields only: ``linkedid``, ``event_id``, ``type``, ``at``, ``number``, ``agent``, ``to``."""
    if not isinstance(sent, dict):
        raise BadEvent("the body is not a JSON object")
    event = {name: _text(sent, name) for name in LONGEST}
    for name in ("linkedid", "event_id"):
        if not event[name]:
            raise BadEvent(f"{name} is missing")
    if sent.get("type") not in TYPES:
        raise BadEvent(f"type is not one of {', '.join(TYPES)}")
    return {**event, "type": sent["type"], "at": _moment(sent.get("at"))}


def _text(sent, name):
    value = sent.get(name, "")
    # a lone surrogate, which JSON lets through, is no character
    is_text = isinstance(value, str) and not LONE.search(value)
    if not is_text or len(value) > LONGEST[name] or "\0" in value:
        raise BadEvent(f"{name} is not a text of at most {LONGEST[name]} characters")
    return value


def _moment(value):
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise BadEvent("at is not a moment of ISO 8601") from error
    if moment.tzinfo is None:
        raise BadEvent("at says no time zone")
    if moment.year not in YEARS:
        raise BadEvent(f"at is not between {YEARS.start} and {YEARS.stop}")
    return moment
