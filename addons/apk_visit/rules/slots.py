"""Free time for visits (п. 54: «предоставления выбора клиентом подходящего ему периода времени из числа доступных»)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from .opening import Calendar, Hours, Schedule, open_hours

ONE_DAY = timedelta(days=1)
HELD_BY_EMPLOYEE_FOR = timedelta(minutes=15)  # while the directions are read aloud
HELD_ON_PUBLIC_PAGE_FOR = timedelta(minutes=30)  # while the client opens the e-mail with the link


@dataclass(frozen=True)
class Booking:
    """A seat (window, employee, team) that is taken."""

    seat: int
    starts: datetime
    ends: datetime


@dataclass(frozen=True)
class Slot:
    """A period to choose; ``left`` seats are free for the whole of it."""

    starts: datetime
    ends: datetime
    left: int


@dataclass(frozen=True)
class Grid:
    """How a place cuts its day: a visit may start every ``step``, lasts ``length``, on ``seats`` seats at once."""

    step: timedelta
    length: timedelta
    seats: int
    tz: tzinfo


def starts_of_day(day: date, hours: Iterable[Hours], grid: Grid) -> Iterator[datetime]:
    """Moments when a visit may start and still end before lunch or closing."""
    for period in hours:
        start = datetime.combine(day, period.opens, grid.tz)
        last = datetime.combine(day, period.closes, grid.tz) - grid.length
        while start <= last:
            yield start
            start += grid.step


def free_slots(
    days: Iterable[date],
    schedule: Schedule,
    calendar: Calendar,
    grid: Grid,
    taken: Iterable[Booking] = (),
    *,
    after: datetime | None = None,
) -> Iterator[Slot]:
    """Slots with at least one free seat, in order of time.

    :param after: slots that start at this moment or before it are over
    """
    by_day = defaultdict(list)
    for booking in taken:
        by_day[booking.starts.date()].append(booking)
    for day in days:
        busy = by_day.get(day, ())
        for start in starts_of_day(day, open_hours(day, schedule, calendar), grid):
            end = start + grid.length
            left = (
                grid.seats - len(taken_seats(busy, start, end, grid.seats)) if busy else grid.seats
            )
            if left > 0 and (after is None or start > after):
                yield Slot(start, end, left)


def taken_seats(busy: Iterable[Booking], start: datetime, end: datetime, seats: int) -> set[int]:
    """Numbers of the seats that are not free for the whole period.

    A booking of a seat above ``seats`` (the place had more once) takes nothing from those that are left.
    """
    return {
        booking.seat
        for booking in busy
        if booking.starts < end and booking.ends > start and booking.seat <= seats
    }


def fits(booking: Booking, schedule: Schedule, calendar: Calendar, seats: int) -> bool:
    """Whether the place still has the seat and the hours of a booking; the booking need not lie on the grid."""
    if booking.seat > seats:
        return False
    day = booking.starts.date()
    return any(
        period.opens <= booking.starts.time() and booking.ends.time() <= period.closes
        for period in open_hours(day, schedule, calendar)
        if booking.ends.date() == day
    )


def days_from(first: date, count: int) -> list[date]:
    return [first + ONE_DAY * number for number in range(count)]
