"""п. 39: the client is called back in time, and at a time that suits the client.

Moments are aware, in the office's time zone.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from .line_hours import LineHours, is_within_line_hours, last_open_moment, next_open_day

NOON = time(13)
REMIND_BEFORE = timedelta(minutes=30)
MOST_WINDOWS = 6
LEAST_WINDOW = timedelta(minutes=30)


@dataclass(frozen=True)
class Window:
    """An interval of time in which the client can talk."""

    start: datetime
    end: datetime


def default_term(now: datetime, calendar, hours: LineHours) -> datetime:
    """What is promised unless the operator says otherwise: the closing of the next working day of the line.

    The Order leaves the term to the department: «сообщить о сроках подготовки ответа».
    """
    day = next_open_day(now.date(), calendar)
    return last_open_moment(day, calendar, hours, now.tzinfo)


def windows_to_offer(now: datetime, calendar, hours: LineHours) -> tuple[Window, ...]:
    """«уточнить … удобные интервалы времени»: the next halves of the line's working days, none of them past."""
    found: list[Window] = []
    day = now.date()
    while len(found) < MOST_WINDOWS:
        if calendar.is_working_day(day):
            opens, noon = (datetime.combine(day, at, now.tzinfo) for at in (hours.opens, NOON))
            closes = last_open_moment(day, calendar, hours, now.tzinfo)
            halves = [(opens, min(noon, closes)), (noon, closes)]
            found += [
                Window(max(start, _next_quarter(now)), end)
                for start, end in halves
                if end - max(start, _next_quarter(now)) >= LEAST_WINDOW
            ]
        day += timedelta(days=1)
    return tuple(found[:MOST_WINDOWS])


def _next_quarter(now: datetime) -> datetime:
    """The next quarter of an hour, as people name times to one another."""
    whole = now.replace(second=0, microsecond=0)
    return whole + timedelta(minutes=-whole.minute % 15)


def is_window_possible(window: Window, now: datetime, calendar, hours: LineHours) -> bool:
    """A window lies in the line's hours and is not over."""
    return window.end > now and is_within_line_hours(window.start, window.end, calendar, hours)


def callback_due(term: datetime, windows: tuple[Window, ...]) -> datetime:
    """The client waits until the last window that was agreed; without windows until the promised term."""
    return min(term, max(window.end for window in windows)) if windows else term


def callback_reminders(due: datetime, windows: tuple[Window, ...]):
    """(code, recipient, moment): the executor before each window, the head when the last one is over."""
    for number, start in enumerate(sorted(window.start for window in windows) or [due]):
        yield f"executor-{number}", "executor", start - REMIND_BEFORE
    yield "overdue", "head", due
