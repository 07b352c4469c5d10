"""п. 54: «выбор клиентом подходящего ему периода времени из числа доступных» — by the production calendar."""

from datetime import time, timedelta

import pytest
from apk_visit.rules.opening import Hours, Schedule, open_hours
from apk_visit.rules.slots import Booking, Grid, days_from, fits, free_slots
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.moments import MOSCOW, at, on

MORNING, AFTERNOON = Hours(time(9), time(13)), Hours(time(14), time(18))
SCHEDULE = Schedule(week=dict.fromkeys(range(5), (MORNING, AFTERNOON)))
HALF_AN_HOUR = timedelta(minutes=30)


def grid(seats=1, length=HALF_AN_HOUR):
    return Grid(step=HALF_AN_HOUR, length=length, seats=seats, tz=MOSCOW)


def taken(starts, ends, seat=1):
    return Booking(seat, at(starts), at(ends))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("Tue 2026-11-24", (MORNING, AFTERNOON), id="an ordinary day has lunch"),
        pytest.param("Sat 2026-11-21", (), id="an ordinary Saturday is closed"),
        pytest.param("Wed 2026-11-04", (), id="a holiday on a weekday is closed"),
        pytest.param("Thu 2026-12-31", (), id="a day off moved by decree is closed"),
        pytest.param("Tue 2026-11-03", (MORNING, Hours(time(14), time(17))), id="a short day ends an hour earlier"),
        pytest.param("Sat 2025-11-01", (MORNING, Hours(time(14), time(17))), id="a working Saturday, a short one"),
        pytest.param("Sat 2024-04-27", (MORNING, AFTERNOON), id="the working Saturday of the Order's date"),
        pytest.param("Sat 2027-02-20", (MORNING, Hours(time(14), time(17))), id="a working Saturday before holidays"),
    ],
)  # fmt: skip
def test_hours_follow_the_production_calendar(day, expected, calendar):
    assert open_hours(on(day), SCHEDULE, calendar) == expected


def test_a_decision_for_one_day_beats_the_week_and_the_calendar(calendar):
    closed, opened = on("Tue 2026-11-24"), on("Sat 2026-11-28")
    schedule = Schedule(SCHEDULE.week, {closed: (), opened: (MORNING,)})
    assert open_hours(closed, schedule, calendar) == ()
    assert open_hours(opened, schedule, calendar) == (MORNING,)


def test_a_short_day_of_a_place_that_closes_after_lunch_by_an_hour_loses_the_stretch(calendar):
    schedule = Schedule(week={1: (MORNING, Hours(time(14), time(15)))})
    assert open_hours(on("Tue 2026-11-03"), schedule, calendar) == (MORNING,)


def test_visits_start_every_half_an_hour_and_end_before_lunch_and_closing(calendar):
    slots = list(free_slots([on("Tue 2026-11-24")], SCHEDULE, calendar, grid()))
    assert len(slots) == 16
    assert slots[0].starts == at("Tue 2026-11-24 09:00")
    assert at("Tue 2026-11-24 13:00") not in [slot.starts for slot in slots]
    assert slots[-1].ends == at("Tue 2026-11-24 18:00")


def test_a_long_visit_does_not_run_into_lunch(calendar):
    slots = free_slots([on("Tue 2026-11-24")], SCHEDULE, calendar, grid(length=timedelta(hours=1)))
    assert at("Tue 2026-11-24 12:30") not in [slot.starts for slot in slots]


@pytest.mark.parametrize(
    ("seats", "bookings", "left"),
    [
        pytest.param(1, [taken("Tue 2026-11-24 10:00", "Tue 2026-11-24 10:30")], None, id="the only seat is taken"),
        pytest.param(2, [taken("Tue 2026-11-24 10:00", "Tue 2026-11-24 10:30")], 1, id="one of two is taken"),
        pytest.param(1, [taken("Tue 2026-11-24 09:30", "Tue 2026-11-24 10:00")], 1, id="the one before ends as it starts"),
        pytest.param(1, [taken("Tue 2026-11-24 10:30", "Tue 2026-11-24 11:00")], 1, id="the next starts as it ends"),
        pytest.param(1, [taken("Tue 2026-11-24 10:20", "Tue 2026-11-24 10:50")], None, id="a booking across its end"),
        pytest.param(
            2, [taken("Tue 2026-11-24 10:00", "Tue 2026-11-24 10:15"), taken("Tue 2026-11-24 10:15", "Tue 2026-11-24 10:30")],
            1, id="two short visits at one seat take one seat",
        ),
        pytest.param(1, [taken("Tue 2026-11-24 10:00", "Tue 2026-11-24 10:30", seat=2)], 1, id="a seat that was taken away"),
        pytest.param(1, [taken("Wed 2026-11-25 10:00", "Wed 2026-11-25 10:30")], 1, id="another day"),
    ],
)  # fmt: skip
def test_a_slot_is_offered_while_a_seat_is_free_for_the_whole_of_it(
    seats, bookings, left, calendar
):
    slots = free_slots([on("Tue 2026-11-24")], SCHEDULE, calendar, grid(seats), bookings)
    found = {slot.starts: slot.left for slot in slots}
    assert found.get(at("Tue 2026-11-24 10:00")) == left


def test_what_has_begun_is_not_offered(calendar):
    now = at("Tue 2026-11-24 10:00")
    slots = list(free_slots([on("Tue 2026-11-24")], SCHEDULE, calendar, grid(), after=now))
    assert slots[0].starts == at("Tue 2026-11-24 10:30")


@pytest.mark.parametrize(
    ("booking", "seats", "is_fit"),
    [
        pytest.param(taken("Tue 2026-11-24 10:00", "Tue 2026-11-24 10:30"), 1, True, id="in the morning"),
        pytest.param(taken("Tue 2026-11-24 12:45", "Tue 2026-11-24 13:15"), 1, False, id="into lunch"),
        pytest.param(taken("Wed 2026-11-04 10:00", "Wed 2026-11-04 10:30"), 1, False, id="the day became a holiday"),
        pytest.param(taken("Tue 2026-11-03 17:00", "Tue 2026-11-03 17:30"), 1, False, id="the day became short"),
        pytest.param(taken("Tue 2026-11-24 10:00", "Tue 2026-11-24 10:30", seat=2), 1, False, id="the seat is gone"),
    ],
)  # fmt: skip
def test_a_booking_is_looked_at_again_when_the_schedule_changes(booking, seats, is_fit, calendar):
    assert fits(booking, SCHEDULE, calendar, seats) is is_fit


@given(
    st.lists(st.tuples(st.integers(1, 3), st.integers(0, 17)), max_size=12),
    st.integers(1, 3),
    st.sampled_from([30, 60]),
)
@settings(max_examples=200)
def test_an_offered_slot_always_has_a_seat_without_an_overlap(bookings, seats, minutes):
    day = on("Tue 2026-11-24")
    length = timedelta(minutes=minutes)
    opening = at("Tue 2026-11-24 09:00")
    busy = [
        Booking(seat, opening + n * HALF_AN_HOUR, opening + (n + 1) * HALF_AN_HOUR)
        for seat, n in bookings
    ]
    offered = {
        slot.starts: slot.left
        for slot in free_slots([day], SCHEDULE, AlwaysWorks(), grid(seats, length), busy)
    }
    for start in (opening + n * HALF_AN_HOUR for n in range(8)):
        free = [
            seat for seat in range(1, seats + 1)
            if not any(b.seat == seat and b.starts < start + length and start < b.ends for b in busy)
        ]  # fmt: skip
        if start + length <= at("Tue 2026-11-24 13:00"):
            assert offered.get(start, 0) == len(free)


class AlwaysWorks:
    def is_working_day(self, _day):
        return True

    def is_short_day(self, _day):
        return False


def test_a_month_is_thirty_one_days():
    days = days_from(on("Tue 2026-12-01"), 31)
    assert days[-1] == on("Thu 2026-12-31")
