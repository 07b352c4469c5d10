"""Point 4 of the Order's body: figures of control — shares, growth, weeks, periods, the day of the letter."""

from datetime import time

import pytest
from apk_dashboard.rules.figures import added_up, grows, last_weeks, share
from apk_dashboard.rules.periods import is_letter_due, period_of

from ..moments import at, on


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        pytest.param(0, 0, None, id="nothing was due: neither kept nor broken"),
        pytest.param(50, 50, 100.0, id="all"),
        pytest.param(0, 3, 0.0, id="none"),
        pytest.param(46, 50, 92.0, id="most"),
        pytest.param(2, 3, 66.7, id="rounded"),
        pytest.param(9999, 10000, 99.9, id="one late of ten thousand is not all"),
        pytest.param(1, 10000, 0.1, id="one of ten thousand is not none"),
    ],
)
def test_a_share_says_all_and_none_only_when_it_is_so(part, whole, percent):
    assert share(part, whole) == percent


@pytest.mark.parametrize(
    ("now", "before", "does"),
    [(4, 0, False), (5, 0, True), (6, 4, True), (5, 4, False), (30, 20, True), (20, 30, False)],
)
def test_a_topic_grows_by_half_and_not_by_chance(now, before, does):
    assert grows(now, before) is does


def test_weeks_begin_on_mondays_and_end_with_the_current_one():
    weeks = last_weeks(on("Sun 2026-11-22"), 3)
    assert weeks == [on("Mon 2026-11-02"), on("Mon 2026-11-09"), on("Mon 2026-11-16")]


@pytest.mark.parametrize(
    ("name", "today", "first", "end"),
    [
        ("week", "Sun 2026-11-22", "Mon 2026-11-16", "Mon 2026-11-23"),
        ("last_week", "Mon 2026-11-23", "Mon 2026-11-16", "Mon 2026-11-23"),
        ("month", "Sun 2026-02-01", "Sun 2026-02-01", "Sun 2026-03-01"),
        ("last_month", "Sun 2026-03-01", "Sun 2026-02-01", "Sun 2026-03-01"),
        ("quarter", "Thu 2026-12-31", "Thu 2026-10-01", "Fri 2027-01-01"),
        ("last_quarter", "Fri 2027-01-01", "Thu 2026-10-01", "Fri 2027-01-01"),
        ("year", "Mon 2028-12-25", "Sat 2028-01-01", "Mon 2029-01-01"),
        ("last_year", "Fri 2027-01-01", "Thu 2026-01-01", "Fri 2027-01-01"),
    ],
)
def test_a_period_is_whole_days_of_the_calendar(name, today, first, end):
    assert period_of(name, on(today)) == (on(first), on(end))


def test_an_unknown_period_is_an_error():
    with pytest.raises(KeyError):
        period_of("century", on("Fri 2026-11-20"))


@pytest.mark.parametrize(
    ("now", "sent_for", "is_due"),
    [
        pytest.param("Mon 2026-11-23 08:59", None, False, id="before the office opens"),
        pytest.param("Mon 2026-11-23 09:00", None, True, id="the first working morning"),
        pytest.param("Mon 2026-11-23 09:15", "Mon 2026-11-23", False, id="once"),
        pytest.param("Tue 2026-11-24 09:00", "Mon 2026-11-16", True, id="Monday was missed"),
        pytest.param("Sun 2026-11-22 12:00", None, False, id="a day off"),
    ],
)
def test_the_letter_leaves_once_a_week(now, sent_for, is_due):
    def is_working_day(day):
        return day.weekday() < 5

    sent = sent_for and on(sent_for)
    assert is_letter_due(at(now), time(9), sent, is_working_day) is is_due


def test_counts_by_two_columns_are_added_up_for_each_of_them():
    rows = [("A", 1, 10, 2), ("A", 2, 5, 0), ("B", 1, 1, 1), (None, 2, 3, 3)]
    assert added_up(rows, 0, 2) == {"A": (15, 2), "B": (1, 1), None: (3, 3)}
    assert added_up(rows, 1, 2) == {1: (11, 3), 2: (8, 3)}
