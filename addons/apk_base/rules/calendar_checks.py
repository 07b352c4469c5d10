"""What to look at before a year of the production calendar is loaded (ТК РФ, ст. 112)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from .production_calendar import SATURDAY, DayKind, ordinary_kind
from .xmlcalendar import CalendarDay

HOLIDAYS = [(1, day) for day in range(1, 9)] + [(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)]
USUAL_DAYS_OFF = range(117, 120)
HOURS, SHORT_HOURS = 8, 7


class Doubt(str, Enum):
    """Why a file may be a projection, an old edition, or damaged."""

    DAYS_OFF = "days_off"
    TOTALS = "totals"
    HOLIDAY_WORKS = "holiday_works"
    MOVED_FROM_WEEKDAY = "moved_from_weekday"
    MOVED_FROM_DAY_OFF = "moved_from_day_off"
    WEEKDAY_CALLED_WORKING = "weekday_called_working"


@dataclass(frozen=True)
class Difference:
    """A day that would become another: what it is now and what the file says."""

    day: date
    now: DayKind
    then: DayKind


def kind_of(day: date, exceptions: Mapping[date, DayKind]) -> DayKind:
    """What a day is when only exceptions from «Monday to Friday» are listed."""
    return exceptions.get(day, ordinary_kind(day))


def days_of(year: int) -> Iterator[date]:
    """Every day of the year."""
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


def differences(
    year: int, now: Mapping[date, DayKind], then: Mapping[date, DayKind]
) -> list[Difference]:
    """Days of the year that would become another; two ways to write the same day are no difference."""
    pairs = ((day, kind_of(day, now), kind_of(day, then)) for day in days_of(year))
    return [Difference(*pair) for pair in pairs if pair[1] is not pair[2]]


def doubts(
    year: int, days: Mapping[date, CalendarDay], totals: Mapping[str, float]
) -> list[tuple[Doubt, str]]:
    """What a person should compare with the decree.

    :param days: exceptional days of the file
    :param totals: figures that the file states, of ``workdays``, ``holidays``, ``hours40``
    :return: pairs of a doubt and the day or the figures it is about, as text
    """
    kinds = {day: entry.kind for day, entry in days.items()}
    found = [*_doubts_of_counts(year, kinds, totals), *_doubts_of_moves(days, kinds)]
    for month, day in HOLIDAYS:
        if kind_of(date(year, month, day), kinds) is not DayKind.DAY_OFF:
            found.append((Doubt.HOLIDAY_WORKS, _day_text(date(year, month, day))))
    for day, kind in kinds.items():
        if kind is DayKind.WORKING and day.weekday() < SATURDAY:
            found.append((Doubt.WEEKDAY_CALLED_WORKING, _day_text(day)))
    return found


def _doubts_of_counts(year, kinds, totals):
    counted = [kind_of(day, kinds) for day in days_of(year)]
    off, short = counted.count(DayKind.DAY_OFF), counted.count(DayKind.SHORT)
    work = len(counted) - off
    if off not in USUAL_DAYS_OFF:
        yield Doubt.DAYS_OFF, str(off)
    hours = (work - short) * HOURS + short * SHORT_HOURS
    for name, figure in (("workdays", work), ("holidays", off), ("hours40", hours)):
        if name in totals and totals[name] != figure:
            yield Doubt.TOTALS, f"{name} {totals[name]} ≠ {figure}"


def _doubts_of_moves(days, kinds):
    """A day off is moved from a weekend: from a holiday on it, or from a Saturday that works instead."""
    for entry in days.values():
        source = entry.moved_from
        if not source:
            continue
        if source.weekday() < SATURDAY:
            yield Doubt.MOVED_FROM_WEEKDAY, _day_text(source)
        is_holiday = (source.month, source.day) in HOLIDAYS
        if not is_holiday and kind_of(source, kinds) is DayKind.DAY_OFF:
            yield Doubt.MOVED_FROM_DAY_OFF, _day_text(source)


def _day_text(day):
    return f"{day:%d.%m.%Y}"
