"""Counting of working days, hours that stand still on days off, and the office's own day.

Every moment is an aware ``datetime`` in the office's time zone. «The end of day D» is the midnight that ends it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .production_calendar import ProductionCalendar

IsWorkingDay = Callable[[date], bool]

ONE_DAY = timedelta(days=1)
ROLL_STEP = {"previous": -ONE_DAY, "next": ONE_DAY}


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
    """Run a round-the-clock clock that stands still on days off."""
    moment, left = start, duration
    while True:
        midnight = end_of_day(moment.date(), moment.tzinfo)
        if is_working_day(moment.date()):
            if moment + left <= midnight:
                return moment + left
            left -= midnight - moment
        moment = midnight


def roll(day: date, policy: str, is_working_day: IsWorkingDay) -> date:
    """Move a day off to the ``previous`` or ``next`` working day; ``none`` leaves it where it is."""
    step = ROLL_STEP.get(policy)
    while step and not is_working_day(day):
        day += step
    return day


@dataclass(frozen=True)
class OfficeHours:
    """When the office opens and closes, and when it closes on a short day."""

    opens: time
    closes: time
    short_closes: time


def is_office_open(moment: datetime, calendar: ProductionCalendar, hours: OfficeHours) -> bool:
    """п. 22 «в рабочие часы Департамента», п. 13 «в соответствии с графиком работы»."""
    if not calendar.is_working_day(moment.date()):
        return False
    closes = hours.short_closes if calendar.is_short_day(moment.date()) else hours.closes
    return hours.opens <= moment.time() < closes


def last_working_moment(
    due: datetime, calendar: ProductionCalendar, hours: OfficeHours
) -> datetime:
    """The last moment of the office's day not later than ``due``: what people plan by.

    The legal bound is not moved by it.
    """
    day = due.date()
    while True:
        if calendar.is_working_day(day):
            closes = hours.short_closes if calendar.is_short_day(day) else hours.closes
            moment = min(due, datetime.combine(day, closes, due.tzinfo))
            if moment > datetime.combine(day, hours.opens, due.tzinfo):
                return moment
        day -= ONE_DAY
