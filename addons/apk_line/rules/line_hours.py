"""When the line is open (п. 31) and which unanswered call is to be counted (п. 41).

Every moment is an aware ``datetime`` in the office's time zone. A calendar answers ``is_working_day(date)`` and
``is_short_day(date)`` by the production calendar: «по будням» is a working day, a working Saturday among them.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

SHORT_CALL = timedelta(seconds=5)


@dataclass(frozen=True)
class LineHours:
    """п. 31: «с 9:00 до 18:00 по будням, за исключением выходных и нерабочих праздничных дней».

    The Order names no other hours for the day before a holiday: ``short_closes`` is empty until the department says so.
    """

    opens: time
    closes: time
    short_closes: time | None = None

    def closes_on(self, day: date, calendar) -> time:
        return (
            self.short_closes if self.short_closes and calendar.is_short_day(day) else self.closes
        )


def is_line_open(moment: datetime, calendar, hours: LineHours) -> bool:
    """п. 31, 41: is a call of this moment a call «в часы работы»? 9:00 is, 18:00 is no longer."""
    day = moment.date()
    return calendar.is_working_day(day) and (
        hours.opens <= moment.time() < hours.closes_on(day, calendar)
    )


def is_within_line_hours(start: datetime, end: datetime, calendar, hours: LineHours) -> bool:
    """Somebody is there to call from the first minute to the last: the last one may be the closing."""
    return (
        start < end
        and start.date() == end.date()
        and is_line_open(start, calendar, hours)
        and end.time() <= hours.closes_on(end.date(), calendar)
    )


def last_open_moment(day: date, calendar, hours: LineHours, tzinfo) -> datetime:
    """The closing of the line on a working day."""
    return datetime.combine(day, hours.closes_on(day, calendar), tzinfo)


def next_open_day(day: date, calendar) -> date:
    """The first working day after ``day``."""
    day += timedelta(days=1)
    while not calendar.is_working_day(day):
        day += timedelta(days=1)
    return day


def is_short_call(waited: timedelta) -> bool:
    """Hung up before anybody could answer: marked, and counted all the same (п. 41 makes no exception)."""
    return waited < SHORT_CALL
