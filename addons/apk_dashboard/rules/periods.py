"""Periods of the screen of the head and of the weekly letter: whole days of the office."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

ONE_DAY = timedelta(days=1)
DAYS_OF_WEEK = 7
MONTHS_OF_QUARTER = 3
PERIODS = (
    "week",
    "month",
    "quarter",
    "year",
    "last_week",
    "last_month",
    "last_quarter",
    "last_year",
)


def period_of(name: str, today: date) -> tuple[date, date]:
    """(first day, day after the last one) of a period named from ``today``.

    A current period ends with its calendar end: what is due later in it has not ended and is not counted by anybody.

    :raises KeyError: no such period
    """
    last = name.startswith("last_")
    start = _STARTS[name.removeprefix("last_")](today)
    if last:
        return _STARTS[name.removeprefix("last_")](start - ONE_DAY), start
    return start, _next_start(name, start)


def _start_of_week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _start_of_quarter(day: date) -> date:
    return day.replace(month=day.month - (day.month - 1) % MONTHS_OF_QUARTER, day=1)


_STARTS: dict[str, Callable[[date], date]] = {
    "week": _start_of_week,
    "month": lambda day: day.replace(day=1),
    "quarter": _start_of_quarter,
    "year": lambda day: day.replace(month=1, day=1),
}
_LONGEST = {"week": 7, "month": 31, "quarter": 92, "year": 366}


def _next_start(name: str, start: date) -> date:
    return _STARTS[name](start + timedelta(days=_LONGEST[name]))


def is_letter_due(
    now: datetime, opens: time, sent_for: date | None, is_working_day: Callable[[date], bool]
) -> bool:
    """Whether the letter of the week is to be sent: once a week, not before the office opens on its first working day.

    :param now: moment of the office
    :param sent_for: the Monday of the week for which a letter was sent last
    """
    monday = _start_of_week(now.date())
    is_sent = sent_for is not None and sent_for >= monday
    return not is_sent and is_working_day(now.date()) and now.time() >= opens
