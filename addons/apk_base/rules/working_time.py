"""Counting of working days, a clock that stands still on days off, and the office hours.

Every moment is an aware ``datetime`` in the office's time zone. «The end of day D» is the midnight that ends it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .production_calendar import ProductionCalendar

IsWorkingDay = Callable[[date], bool]

ONE_DAY = timedelta(days=1)
ROLL_STEP = {"previous": -ONE_DAY, "next": ONE_DAY, "none": None}


def end_of_day(day: date, tzinfo) -> datetime:
    """24:00 of ``day``: the moment the next day starts, an exclusive bound."""
    return datetime.combine(day + ONE_DAY, time.min, tzinfo)


def nth_working_day_after(start: date, days: int, is_working_day: IsWorkingDay) -> date:
    """Count ``days`` working days; the start itself is day zero, whatever the hour (ГК РФ, ст. 191)."""
    day = start
    while days:
        day += ONE_DAY
        if is_working_day(day):
            days -= 1
    return day


def run_clock(start: datetime, duration: timedelta, is_working_day: IsWorkingDay) -> datetime:
    """When a round-the-clock clock that stands still on days off has run for ``duration``."""
    moment, left = start, duration
    while True:
        midnight = end_of_day(moment.date(), moment.tzinfo)
        if is_working_day(moment.date()):
            if moment + left <= midnight:
                return moment + left
            left -= midnight - moment
        moment = midnight


def roll(day: date, policy: str, is_working_day: IsWorkingDay) -> date:
    """Move a day off to the ``previous`` or ``next`` working day; ``none`` leaves it where it is.

    :raises KeyError: of another policy; a term is never counted by a guess
    """
    step = ROLL_STEP[policy]
    while step and not is_working_day(day):
        day += step
    return day


@dataclass(frozen=True)
class OfficeHours:
    """When the office opens and closes, and when it closes on a short day; built by ``office_hours``."""

    opens: time
    closes: time
    short_closes: time


class BadOfficeHours(ValueError):
    """A clock that nobody can plan by; ``name`` is the argument of ``office_hours`` to correct."""

    def __init__(self, name: str):
        super().__init__(name)
        self.name = name


def office_hours(opens: str, closes: str, short_closes: str) -> OfficeHours:
    """Office hours as people write them: ``09:00``, ``18:00``, ``17:00``.

    :raises BadOfficeHours: not a time of the day, or the office closes before it opens
    """
    given = {"opens": opens, "short_closes": short_closes, "closes": closes}
    clocks = {}
    for name, text in given.items():
        try:
            clocks[name] = datetime.strptime(text.strip(), "%H:%M").time()  # noqa: DTZ007
        except ValueError as error:
            raise BadOfficeHours(name) from error
    for name in ("short_closes", "closes"):
        if clocks[name] <= clocks["opens"]:
            raise BadOfficeHours(name)
    return OfficeHours(**clocks)


def is_office_open(moment: datetime, calendar: ProductionCalendar, hours: OfficeHours) -> bool:
    """п. 22 «в рабочие часы Департамента», п. 13 «в соответствии с графиком работы»."""
    if not calendar.is_working_day(moment.date()):
        return False
    closes = hours.short_closes if calendar.is_short_day(moment.date()) else hours.closes
    return hours.opens <= moment.time() < closes


def last_working_moment(
    due: datetime, calendar: ProductionCalendar, hours: OfficeHours
) -> datetime:
    """The last moment of office hours not later than ``due``: what people plan by; the legal bound stays ``due``.

    :raises YearWithoutCalendar: the office day before ``due`` is in a year without a calendar
    """
    day = due.date()
    while True:
        if calendar.is_working_day(day):
            closes = hours.short_closes if calendar.is_short_day(day) else hours.closes
            moment = min(due, datetime.combine(day, closes, due.tzinfo))
            if moment > datetime.combine(day, hours.opens, due.tzinfo):
                return moment
        day -= ONE_DAY


def planned_moment(
    due: datetime, opened_at: datetime, calendar: ProductionCalendar, hours: OfficeHours
) -> datetime:
    """By when people plan to be ready: the last office hours before ``due``, if any are left once the term is opened.

    Of a term that is opened after them, ``due`` itself: nothing is late at birth.

    :raises YearWithoutCalendar: the office day before ``due`` is in a year without a calendar
    """
    moment = last_working_moment(due, calendar, hours)
    return moment if moment > opened_at else due
