"""Readers of production calendars that list marked days: xmlcalendar JSON and the CSV of data.gov.ru.

Every day off is listed, weekends too. ``7`` day off, ``9+`` day off moved from another day, ``3*`` working day
one hour shorter. A Saturday that is not listed is a working day.
"""

import csv
import io
import json
from calendar import monthrange
from datetime import date

from .production_calendar import DayKind, ordinary_kind
from .xmlcalendar import BadCalendarFile, CalendarDay, month_and_day

MONTHS = 12


def parse_calendar_json(text: bytes) -> tuple[dict[date, CalendarDay], dict[str, float]]:
    """Exceptional days of one year, and the totals the file states (``workdays``, ``holidays``, ``hours40``).

    :raises BadCalendarFile: not JSON, not twelve months, a day that does not exist
    """
    try:
        content = json.loads(text)
        year = int(content["year"])
        months = {int(month["month"]): month["days"] for month in content["months"]}
        moved = {
            month_and_day(year, move["to"]): month_and_day(year, move["from"])
            for move in content.get("transitions", [])
        }
        days = _exceptions(year, [months[number + 1] for number in range(MONTHS)], moved)
        return days, dict(content.get("statistic", {}))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadCalendarFile(str(error)) from error


def parse_calendar_csv(text: bytes) -> dict[int, dict[date, CalendarDay]]:
    """Exceptional days of every year in the file. Its columns of totals are known to be stale and are not read.

    :raises BadCalendarFile: unreadable, not this table, a day that does not exist
    """
    try:
        rows = csv.reader(io.StringIO(text.decode("utf-8-sig")))
        next(rows)
        return {
            int(row[0]): _exceptions(int(row[0]), row[1 : MONTHS + 1], {})
            for row in rows
            if any(cell.strip() for cell in row)
        }
    except (ValueError, IndexError, StopIteration) as error:
        raise BadCalendarFile(str(error)) from error


def _exceptions(year, months, moved):
    """What differs from «Monday to Friday» in twelve strings of marked days."""
    if len(months) != MONTHS:
        raise BadCalendarFile(f"{year}: {len(months)} months")
    days = {}
    for number, marks in enumerate(months, start=1):
        listed = dict(_marked(year, number, mark) for mark in marks.split(","))
        for serial in range(1, monthrange(year, number)[1] + 1):
            day = date(year, number, serial)
            kind = listed.get(day, DayKind.WORKING)
            if kind is not ordinary_kind(day):
                days[day] = CalendarDay(kind, moved_from=moved.get(day))
    return days


def _marked(year, month, mark):
    mark = mark.strip()
    kind = DayKind.SHORT if mark.endswith("*") else DayKind.DAY_OFF
    return date(year, month, int(mark.rstrip("*+"))), kind
