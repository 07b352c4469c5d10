"""Free time for visits (п. 54: «предоставления выбора клиентом подходящего ему периода времени из числа доступных»)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from .opening import Calendar, Hours, Schedule, open_hours

ONE_DAY = timedelta(days=1)


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
    """Moments when a visit may start so that it ends before lunch and before closing."""
    for stretch in hours:
        start = datetime.combine(day, stretch.opens, grid.tz)
        last = datetime.combine(day, stretch.closes, grid.tz) - grid.length
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
    """Seats that are not free for the whole period; a seat beyond ``seats`` takes nothing away."""
    return {
        booking.seat
        for booking in busy
        if booking.starts < end and booking.ends > start and booking.seat <= seats
    }


def fits(booking: Booking, schedule: Schedule, calendar: Calendar, seats: int) -> bool:
    """Whether the place still receives at the time of a booking: it may lie off the grid, not outside the hours."""
    if booking.seat > seats:
        return False
    day = booking.starts.date()
    return any(
        stretch.opens <= booking.starts.time() and booking.ends.time() <= stretch.closes
        for stretch in open_hours(day, schedule, calendar)
        if booking.ends.date() == day
    )


def days_from(first: date, count: int) -> list[date]:
    return [first + ONE_DAY * number for number in range(count)]
