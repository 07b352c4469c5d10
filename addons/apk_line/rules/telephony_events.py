"""What the exchange may post, in JSON (``docs/telephony.md``); anything else is refused with the name of the field."""

import re
from datetime import datetime

from .pbx import TYPES

LONE = re.compile("[\ud800-\udfff]")
# outside them the clock of the exchange is wrong, and time zones cannot be converted at the ends of the scale
YEARS = range(2000, 2100)
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
    # JSON lets a lone surrogate through, PostgreSQL does not store it
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
