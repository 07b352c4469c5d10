"""A visit as a file for the client's own calendar (RFC 5545)."""

from dataclasses import dataclass
from datetime import datetime, timezone

LINE_BYTES = 75
PRODUCT = "-//apk.kostroma.gov.ru//visits//RU"


@dataclass(frozen=True)
class Event:
    """Moments are aware; ``sequence`` grows with every change of time, and calendars then replace the old entry."""

    uid: str
    sequence: int
    stamp: datetime
    starts: datetime
    ends: datetime
    summary: str
    location: str
    description: str
    is_cancelled: bool = False


def calendar_file(event: Event) -> bytes:
    """The file to attach to a notice; METHOD:PUBLISH asks the client for no answer, unlike REQUEST."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        f"METHOD:{'CANCEL' if event.is_cancelled else 'PUBLISH'}",
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"SEQUENCE:{event.sequence}",
        f"DTSTAMP:{utc(event.stamp)}",
        f"DTSTART:{utc(event.starts)}",
        f"DTEND:{utc(event.ends)}",
        f"SUMMARY:{escaped(event.summary)}",
        f"LOCATION:{escaped(event.location)}",
        f"DESCRIPTION:{escaped(event.description)}",
        f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def utc(moment: datetime) -> str:
    return moment.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    """RFC 5545, 3.3.11: backslash, comma, semicolon and the end of a line."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return "\\n".join(text.splitlines())


def folded(line: str) -> str:
    """RFC 5545, 3.1: no line longer than 75 octets; a character of several octets is not split."""
    parts, size = [""], 0
    for sign in line:
        width = len(sign.encode())
        if size + width > LINE_BYTES:
            parts.append(" ")
            size = 1
        parts[-1] += sign
        size += width
    return "\r\n".join(parts)
