"""When a place receives clients on a given day (п. 13 «в соответствии с графиком работы», п. 54 «доступных»)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Protocol

FRIDAY = 4
SHORTER_BY = timedelta(hours=1)  # ст. 95 ТК РФ


class Calendar(Protocol):
    """The production calendar, as far as a place needs it."""

    def is_working_day(self, day: date) -> bool: ...

    def is_short_day(self, day: date) -> bool: ...


@dataclass(frozen=True)
class Hours:
    """One period without a break; lunch is the gap between two of them."""

    opens: time
    closes: time


@dataclass(frozen=True)
class Schedule:
    """``week``: hours by weekday (Monday is 0); ``special``: days with other hours, an empty tuple when closed."""

    week: Mapping[int, tuple[Hours, ...]]
    special: Mapping[date, tuple[Hours, ...]] = field(default_factory=dict)


def open_hours(day: date, schedule: Schedule, calendar: Calendar) -> tuple[Hours, ...]:
    """The hours of a day: what was decided for this very day, else the week by the production calendar.

    A day off is closed whatever its weekday. A working Saturday or Sunday follows Friday. A short day ends an hour
    earlier.
    """
    if day in schedule.special:
        return schedule.special[day]
    if not calendar.is_working_day(day):
        return ()
    hours = schedule.week.get(min(day.weekday(), FRIDAY), ())
    return shortened(hours) if calendar.is_short_day(day) else hours


def shortened(hours: tuple[Hours, ...]) -> tuple[Hours, ...]:
    """The same day without its last hour."""
    if not hours:
        return ()
    end = (datetime.combine(date.min, hours[-1].closes) - SHORTER_BY).time()
    return tuple(Hours(h.opens, min(h.closes, end)) for h in hours if h.opens < end)


def alike_days(
    week: Mapping[int, tuple[Hours, ...]],
) -> list[tuple[int, int, tuple[Hours, ...]]]:
    """Runs of weekdays with the same hours: (first, last, hours); days without hours are left out."""
    runs: list[tuple[int, int, tuple[Hours, ...]]] = []
    for weekday, hours in sorted(week.items()):
        if hours and runs and runs[-1][1:] == (weekday - 1, hours):
            runs[-1] = (runs[-1][0], weekday, hours)
        elif hours:
            runs.append((weekday, weekday, hours))
    return runs


def time_of_day(hours: float) -> time:
    """A number of hours as the screen has it: 9.5 is half past nine."""
    minutes = round(hours * 60)
    return time(minutes // 60, minutes % 60)
