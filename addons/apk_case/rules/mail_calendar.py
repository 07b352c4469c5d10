"""An invitation in an e-mail (RFC 5545, 5546): what, when, where, by whom.

Not ``vobject``: it works out the rules of time zones that a stranger has written, without a bound.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .mail_headers import canonical_address, one_line

SIZE_LIMIT = 200_000
EVENTS_LIMIT = 10
TEXT_LIMIT = 2_000
FOLD = re.compile(r"\r?\n[ \t]")
LINE = re.compile(r"([A-Za-z-]{1,40})((?:;[^;:=\"]{1,80}=(?:\"[^\"]*\"|[^;:\"]*))*):(.*)")
STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z?))?")
ESCAPE = re.compile(r"\\([\\;,nN])")
# Names of Windows for the zones of Russia (CLDR, windowsZones).
WINDOWS_ZONES = {
    "russian standard time": "Europe/Moscow",
    "russia tz 3 standard time": "Europe/Samara",
    "ekaterinburg standard time": "Asia/Yekaterinburg",
    "omsk standard time": "Asia/Omsk",
    "n. central asia standard time": "Asia/Novosibirsk",
    "north asia standard time": "Asia/Krasnoyarsk",
    "north asia east standard time": "Asia/Irkutsk",
    "yakutsk standard time": "Asia/Yakutsk",
    "vladivostok standard time": "Asia/Vladivostok",
    "kaliningrad standard time": "Europe/Kaliningrad",
    "utc": "UTC",
    "gmt standard time": "Europe/London",
}


@dataclass(frozen=True)
class Event:
    """``starts_at``, ``ends_at``: aware moments, naive when the zone is not known, None when there is no time;
    ``is_whole_day``: dates alone.
    """

    summary: str = ""
    description: str = ""
    location: str = ""
    organizer: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    is_whole_day: bool = False
    is_cancelled: bool = False


def events_of(text: str) -> list[Event]:
    """The events of an ``.ics``, the first ones; whatever the text, nothing raises."""
    lines = FOLD.sub("", text[:SIZE_LIMIT]).splitlines()
    is_cancelled = any(line.strip().upper() == "METHOD:CANCEL" for line in lines)
    events: list[Event] = []
    facts: dict[str, tuple[str, str]] | None = None
    for line in lines:
        upper = line.strip().upper()
        if upper == "BEGIN:VEVENT":
            facts = {}
        elif upper == "END:VEVENT" and facts is not None and len(events) < EVENTS_LIMIT:
            events.append(_event(facts, is_cancelled))
            facts = None
        elif facts is not None and len(line) <= TEXT_LIMIT * 4 and (found := LINE.match(line)):
            facts.setdefault(found[1].upper(), (found[2], found[3]))
    return events


def _event(facts: dict[str, tuple[str, str]], is_cancelled: bool) -> Event:
    starts_at, is_whole_day = _moment(*facts.get("DTSTART", ("", "")))
    ends_at, _whole = _moment(*facts.get("DTEND", ("", "")))
    return Event(
        summary=one_line(_text(facts, "SUMMARY")),
        description=_text(facts, "DESCRIPTION").strip(),
        location=one_line(_text(facts, "LOCATION")),
        organizer=_organizer(*facts.get("ORGANIZER", ("", ""))),
        starts_at=starts_at,
        ends_at=ends_at,
        is_whole_day=is_whole_day,
        is_cancelled=is_cancelled or _text(facts, "STATUS").upper() == "CANCELLED",
    )


def _text(facts: dict[str, tuple[str, str]], name: str) -> str:
    raw = facts.get(name, ("", ""))[1]
    return ESCAPE.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], raw)[:TEXT_LIMIT]


def _organizer(params: str, value: str) -> str:
    name = re.search(r";CN=(\"[^\"]*\"|[^;:]*)", params, re.IGNORECASE)
    address = canonical_address(re.sub(r"(?i)^mailto:", "", value.strip()))[:320]
    words = one_line(name[1].strip('"')) if name else ""
    return f"{words} <{address}>" if words and "@" in address else words or address


def _moment(params: str, value: str) -> tuple[datetime | None, bool]:
    found = STAMP.match(value.strip())
    if not found:
        return None, False
    year, month, day, hour, minute, second, is_utc = found.groups()
    try:
        moment = datetime(  # noqa: DTZ001 the zone follows
            int(year),
            int(month),
            int(day),
            int(hour or 0),
            int(minute or 0),
            min(int(second or 0), 59),
        )
    except ValueError:
        return None, False
    if hour is None:
        return moment, True
    return moment.replace(tzinfo=timezone.utc if is_utc else _zone(params)), False


def _zone(params: str) -> ZoneInfo | None:
    found = re.search(r";TZID=\"?([^\";:]{1,80})", params, re.IGNORECASE)
    name = found[1].strip().strip("/") if found else ""
    name = WINDOWS_ZONES.get(name.lower(), name)
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
