"""What both sides of the socket agree on: one request is one line of JSON, so is its answer.

A request names what to do (``{"do": "compare", …}``); the answer has ``ok``; where it is false, ``error`` is one of ``ERRORS``.
"""

import json

VERSION = (
    "2"  # of the protocol and of what the answers mean: another one is stopped and started anew
)
VECTORS, LANGUAGE = "vectors", "language"
DANGER = "danger"  # an aspect of what is compared; values "0", nobody is in danger, and "1"
LONGEST_LINE = 1024 * 1024  # bytes; the phrases of a department are half of it
WITHIN_MS = 1000  # where a request does not say how long its asker waits
LATE, BUSY, BAD, UNKNOWN, FAILED = "late", "busy", "bad", "unknown", "failed"
ERRORS = (LATE, BUSY, BAD, UNKNOWN, FAILED)


class BadRequest(ValueError):
    """Not a request of this protocol."""


class UnknownSet(LookupError):
    """Phrases that were not taught, or were forgotten with the former process."""


def line_of(message: dict) -> bytes:
    text = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="replace") + b"\n"  # half a smiley is no text and no reason to fail


def message_of(line: bytes) -> dict:
    """
    :raises BadRequest: no JSON object, or longer than ``LONGEST_LINE``
    """
    if len(line) > LONGEST_LINE:
        raise BadRequest("too long")
    try:
        message = json.loads(line)
    except ValueError as error:
        raise BadRequest(str(error)) from error
    if not isinstance(message, dict):
        raise BadRequest("not an object")
    return message


def texts_of(value, limit: int, length: int) -> list[str]:
    """A list of texts out of a request, each cut to ``length`` characters.

    :raises BadRequest: not a list of texts, or more than ``limit``
    """
    if not isinstance(value, list) or len(value) > limit:
        raise BadRequest("texts")
    if not all(isinstance(text, str) for text in value):
        raise BadRequest("texts")
    return [text[:length] for text in value]
