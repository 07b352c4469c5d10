"""Consents (п. 27.1, 28, 29, 80.7; 152-ФЗ, ст. 9): the text that a person agrees to, and how long what was given is kept."""

import hashlib
import unicodedata
from datetime import datetime, timedelta

# 152-ФЗ, ст. 21 ч. 5: destroyed within thirty days of the withdrawal. Two days are left for a server
# that happens to be switched off.
ERASED_AFTER = timedelta(days=28)
PLACES = ("{ФИО}", "{адрес}", "{темы}", "{срок}")  # Russian: the department types them


def fingerprint(text: str) -> str:
    """SHA-256 of the words alone: spaces, line ends and composed letters do not make another text."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode()).hexdigest()


def filled(text: str, values: dict[str, str]) -> str:
    """Put a person's particulars into the places of a text; what is unknown stays a line to write on.

    One pass: a name that looks like a place is not filled again.
    """
    result, rest = [], text
    while rest:
        found = min(
            (place for place in PLACES if place in rest),
            key=lambda place: rest.find(place),
            default=None,
        )
        if found is None:
            break
        before, _place, rest = rest.partition(found)
        result += [before, values.get(found) or "_" * 30]
    return "".join([*result, rest])


def erased_when_withdrawn_by(now: datetime) -> datetime:
    """What was withdrawn at this moment or earlier is destroyed now."""
    return now - ERASED_AFTER
