"""п. 39: a callback in the term that was promised, at a time that suits the client."""

from datetime import time

import pytest
from apk_line.rules.callbacks import (
    Window,
    callback_due,
    callback_reminders,
    default_term,
    is_window_possible,
    windows_to_offer,
)
from apk_line.rules.line_hours import LineHours

from tests.moments import at

HOURS = LineHours(time(9), time(18))


def window(start, end):
    return Window(at(start), at(end))


@pytest.mark.parametrize(
    ("now", "term"),
    [
        pytest.param("Thu 2026-11-19 11:00", "Fri 2026-11-20 18:00", id="the next day"),
        pytest.param("Fri 2026-11-20 17:50", "Mon 2026-11-23 18:00", id="over a weekend"),
        pytest.param("Fri 2027-02-19 10:00", "Sat 2027-02-20 18:00", id="a working Saturday"),
        pytest.param("Wed 2026-12-30 10:00", "Mon 2027-01-11 18:00", id="over the New Year"),
    ],
)
def test_the_term_that_is_promised_unless_another_one_is(calendar, now, term):
    assert default_term(at(now), calendar, HOURS) == at(term)


@pytest.mark.parametrize(
    ("now", "first", "second"),
    [
        pytest.param(
            "Fri 2026-11-20 11:07",
            ("Fri 2026-11-20 11:15", "Fri 2026-11-20 13:00"),
            ("Fri 2026-11-20 13:00", "Fri 2026-11-20 18:00"),
            id="the rest of the morning from the next quarter",
        ),
        pytest.param(
            "Fri 2026-11-20 12:40",
            ("Fri 2026-11-20 13:00", "Fri 2026-11-20 18:00"),
            ("Mon 2026-11-23 09:00", "Mon 2026-11-23 13:00"),
            id="a quarter of an hour is no interval",
        ),
        pytest.param(
            "Sat 2027-02-20 19:00",
            ("Wed 2027-02-24 09:00", "Wed 2027-02-24 13:00"),
            ("Wed 2027-02-24 13:00", "Wed 2027-02-24 18:00"),
            id="after a working Saturday",
        ),
    ],
)
def test_intervals_that_are_offered(calendar, now, first, second):
    offered = windows_to_offer(at(now), calendar, HOURS)
    assert offered[:2] == (window(*first), window(*second))
    assert len(offered) == 6
    assert all(is_window_possible(one, at(now), calendar, HOURS) for one in offered)


def test_an_interval_that_is_over_is_refused(calendar):
    over = window("Fri 2026-11-20 09:00", "Fri 2026-11-20 10:00")
    assert not is_window_possible(over, at("Fri 2026-11-20 10:00"), calendar, HOURS)
    assert is_window_possible(over, at("Fri 2026-11-20 09:59"), calendar, HOURS)


def test_the_last_interval_bounds_the_promise():
    term = at("Mon 2026-11-23 18:00")
    morning = window("Mon 2026-11-23 09:00", "Mon 2026-11-23 13:00")
    friday = window("Fri 2026-11-20 14:00", "Fri 2026-11-20 16:00")
    assert callback_due(term, ()) == term
    assert callback_due(term, (friday,)) == friday.end
    assert callback_due(term, (morning, friday)) == morning.end


def test_reminders_half_an_hour_before_each_interval_and_at_the_end():
    friday = window("Fri 2026-11-20 14:00", "Fri 2026-11-20 16:00")
    monday = window("Mon 2026-11-23 09:00", "Mon 2026-11-23 13:00")
    assert list(callback_reminders(monday.end, (monday, friday))) == [
        ("executor-0", "executor", at("Fri 2026-11-20 13:30")),
        ("executor-1", "executor", at("Mon 2026-11-23 08:30")),
        ("overdue", "head", monday.end),
    ]
