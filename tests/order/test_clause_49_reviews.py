"""п. 49–51: «не реже 1 раза в месяц»; reminders before and after; what readers say."""

from datetime import timedelta

import pytest
from apk_knowledge.rules.difference import difference
from apk_knowledge.rules.reviews import (
    counted,
    month_of,
    monthly_review_due,
    needs_out_of_turn_review,
    review_reminders,
)

from tests.moments import on


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("Mon 2026-11-02", "Mon 2026-11-30"),
        ("Tue 2028-02-01", "Tue 2028-02-29"),
        ("Mon 2027-02-01", "Sun 2027-02-28"),
        ("Thu 2026-12-31", "Thu 2026-12-31"),
    ],
)
def test_the_month_ends_on_its_last_day(day, due):
    assert monthly_review_due(month_of(on(day))) == on(due)


@pytest.mark.parametrize(
    ("days", "last"),
    [
        (-8, []),
        (-7, ["head-7d"]),
        (-1, ["head-7d"]),
        (0, ["last-day"]),
        (1, ["late-1", "late-1-controller"]),
        (7, ["late-1", "late-1-controller"]),
        (8, ["late-2", "late-2-controller"]),
    ],
)
def test_reminders(days, last):
    due = on("Mon 2026-11-30")
    today = due + timedelta(days=days)
    ripe = [(day, code) for code, _recipient, day in review_reminders(due, today) if day <= today]
    newest = max((day for day, _code in ripe), default=None)
    assert [code for day, code in ripe if day == newest] == last


def test_whom_a_reminder_reaches():
    reminders = list(review_reminders(on("Mon 2026-11-30"), on("Tue 2026-12-08")))
    assert [recipient for _code, recipient, _day in reminders] == [
        "head",
        "head_and_deputy",
        "head_and_deputy",
        "controller",
        "head_and_deputy",
        "controller",
    ]
    assert len({code for code, _recipient, _day in reminders}) == len(reminders)


@pytest.mark.parametrize(
    ("bad", "good", "opens"), [(2, 0, False), (3, 0, True), (3, 3, False), (4, 3, True)]
)
def test_bad_marks_open_a_review_when_they_prevail(bad, good, opens):
    assert needs_out_of_turn_review(bad, good, limit=3) is opens


@pytest.mark.parametrize(
    ("marks", "count"),
    [
        ([], 0),
        ([("Mon 2026-11-02", False)] * 5, 5),
        ([("Mon 2026-11-02", True)] * 5, 2),
        ([("Mon 2026-11-02", True)] * 5 + [("Tue 2026-11-03", True)], 3),
        ([("Mon 2026-11-02", True), ("Mon 2026-11-02", False)], 2),
    ],
)
def test_of_the_marks_of_clients_two_a_day_count(marks, count):
    assert counted((on(day), is_public) for day, is_public in marks) == count


def test_a_difference_reads_in_order():
    assert list(difference("Нужен план.\n", "Нужен короткий план.\n")) == [
        ("same", "Нужен "),
        ("new", "короткий "),
        ("same", "план.\n"),
    ]
    assert list(difference("", "")) == []
    assert list(difference("а", "б")) == [("gone", "а"), ("new", "б")]
