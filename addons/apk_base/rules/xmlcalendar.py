"""Reader of production calendars in the xmlcalendar format (``ru/<year>/calendar.xml``)."""

from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree

from .production_calendar import DayKind

KINDS = {"1": DayKind.DAY_OFF, "2": DayKind.SHORT, "3": DayKind.WORKING}


class BadCalendarFile(ValueError):
    """The file is not a calendar in this format."""


@dataclass(frozen=True)
class CalendarDay:
    """One exceptional day: its kind, the holiday it belongs to, the day off it was moved from."""

    kind: DayKind
    name: str = ""
    moved_from: date | None = None


def parse_xmlcalendar(text: bytes) -> dict[date, CalendarDay]:
    """Exceptional days of one year.

    :raises BadCalendarFile: not XML, not a calendar, a day that does not exist, or a file with a DTD
        (an entity in a DTD can grow without end)
    """
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise BadCalendarFile("a calendar file has no DTD")
    try:
        root = ElementTree.fromstring(text)  # noqa: S314  no DTD, so no entities: refused above
        year = int(root.attrib["year"])
        holidays = {item.attrib["id"]: item.attrib["title"] for item in root.iter("holiday")}
        days = dict(_day(item, year, holidays) for item in root.iter("day"))
    except (ElementTree.ParseError, KeyError, ValueError) as error:
        raise BadCalendarFile(str(error)) from error
    if not days:
        raise BadCalendarFile("a calendar without days")
    return days


def _day(item: ElementTree.Element, year: int, holidays: dict[str, str]):
    day = month_and_day(year, item.attrib["d"])
    moved_from = month_and_day(year, item.attrib["f"]) if "f" in item.attrib else None
    name = holidays.get(item.attrib.get("h", ""), "")
    return day, CalendarDay(KINDS[item.attrib["t"]], name, moved_from)


def month_and_day(year: int, text: str) -> date:
    """A day written as ``MM.DD``.

    :raises ValueError: there is no such day
    """
    month, day = text.split(".")
    return date(year, int(month), int(day))
