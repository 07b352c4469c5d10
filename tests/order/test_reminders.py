"""When whom to remind: moments by the production calendar."""

import pytest
from apk_base.rules.reminders import (
    is_digest_due,
    term_of_control,
    term_of_hours,
    term_of_weeks,
    term_of_working_days,
)

from tests.moments import at, on


def planned(plan, due, work_due, calendar, hours):
    """Recipients and moments, earliest first; of one moment in the order of the plan."""
    found = sorted(plan(at(due), at(work_due), calendar, hours), key=lambda one: one.at)
    assert len({one.code for one in found}) == len(found)
    return [(one.recipient, one.at) for one in found]


def test_a_first_reply(calendar, office_hours):
    assert planned(
        term_of_hours, "Mon 2026-11-23 24:00", "Mon 2026-11-23 18:00", calendar, office_hours
    ) == [
        ("executor", at("Mon 2026-11-23 14:00")),
        ("head", at("Mon 2026-11-23 16:00")),
        ("area", at("Mon 2026-11-23 24:00")),
    ]


def test_an_urgent_answer_over_a_working_saturday(calendar, office_hours):
    """Received Fri 19.02.2027: the working days are Sat 20.02, Wed, Thu, Fri, Mon 01.03."""
    assert planned(
        term_of_working_days, "Mon 2027-03-01 24:00", "Mon 2027-03-01 18:00", calendar, office_hours
    ) == [
        ("executor", at("Thu 2027-02-25 09:00")),
        ("executor", at("Fri 2027-02-26 09:00")),
        ("head", at("Fri 2027-02-26 09:00")),
        ("head", at("Mon 2027-03-01 18:00")),
        ("controller", at("Mon 2027-03-01 24:00")),
    ]


def test_a_control_date_after_the_new_year_holidays(calendar, office_hours):
    """Working days before Wed 13.01.2027: Tue, Mon, then Wed 30.12 (the 31st is off), Tue, Mon 28.12."""
    found = planned(
        term_of_control, "Wed 2027-01-13 24:00", "Wed 2027-01-13 18:00", calendar, office_hours
    )
    assert found == [
        ("executor", at("Mon 2026-12-28 09:00")),
        ("executor", at("Wed 2026-12-30 09:00")),
        ("head", at("Wed 2026-12-30 09:00")),
        ("executor", at("Tue 2027-01-12 09:00")),
        ("head", at("Tue 2027-01-12 09:00")),
        ("controller", at("Tue 2027-01-12 09:00")),
        ("head", at("Wed 2027-01-13 24:00")),
        ("controller", at("Wed 2027-01-13 24:00")),
    ]


def test_a_statutory_term(calendar, office_hours):
    found = planned(
        term_of_weeks, "Wed 2026-12-23 24:00", "Wed 2026-12-23 18:00", calendar, office_hours
    )
    assert [moment for recipient, moment in found if recipient == "executor"] == [
        at("Sun 2026-12-13 09:00"),
        at("Fri 2026-12-18 09:00"),
        at("Sun 2026-12-20 09:00"),
        at("Tue 2026-12-22 09:00"),
    ]
    assert found[-2:] == [
        ("head", at("Wed 2026-12-23 24:00")),
        ("controller", at("Wed 2026-12-23 24:00")),
    ]


@pytest.mark.parametrize(
    ("now", "sent_on", "due"),
    [
        pytest.param("Mon 2026-11-23 08:45", None, True, id="at a quarter to nine"),
        pytest.param("Mon 2026-11-23 08:44", None, False, id="a minute too early"),
        pytest.param("Mon 2026-11-23 12:00", "Mon 2026-11-23", False, id="already sent today"),
        pytest.param(
            "Mon 2026-11-23 12:00", "Fri 2026-11-20", True, id="late is better than never"
        ),
        pytest.param("Sun 2026-11-22 09:00", None, False, id="a day off"),
        pytest.param("Sat 2027-02-20 09:00", None, True, id="a working Saturday"),
    ],
)
def test_the_morning_digest(now, sent_on, due, calendar):
    assert is_digest_due(at(now), sent_on and on(sent_on), calendar) is due
