"""п. 22: «в рабочие часы Департамента»; a clock that may stand; an urgent term by content."""

from datetime import time

import pytest
from apk_base.rules.deadlines import length_of_pause
from apk_base.rules.working_time import BadOfficeHours, OfficeHours, is_office_open, office_hours

from tests.moments import at

HOURS = OfficeHours(time(9), time(18), time(17))


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("Fri 2026-11-20 08:59", False),
        ("Fri 2026-11-20 09:00", True),
        ("Fri 2026-11-20 17:59", True),
        ("Fri 2026-11-20 18:00", False),
        ("Sat 2026-11-21 12:00", False),
        ("Tue 2026-11-03 17:00", False),  # short day
        ("Sat 2027-02-20 16:59", True),  # working Saturday, short
    ],
)
def test_office_hours(calendar, moment, is_open):
    assert is_office_open(at(moment), calendar, HOURS) is is_open


def test_how_long_a_clock_stood(calendar):
    stopped, started = at("Fri 2026-11-20 10:00"), at("Wed 2026-11-25 09:00")
    assert length_of_pause(stopped, started, "calendar", calendar.is_working_day) == 5
    assert length_of_pause(stopped, started, "working", calendar.is_working_day) == 3
    assert length_of_pause(stopped, stopped, "calendar", calendar.is_working_day) == 0


def test_hours_as_people_write_them():
    assert office_hours("09:00", " 18:00 ", "17:00") == HOURS


@pytest.mark.parametrize(
    ("opens", "closes", "short_closes", "wrong"),
    [
        ("в восемь", "18:00", "17:00", "opens"),
        ("", "18:00", "17:00", "opens"),
        ("09:00", "25:00", "17:00", "closes"),
        ("09:00", "09:00", "17:00", "closes"),
        ("09:00", "18:00", "08:00", "short_closes"),
    ],
)
def test_hours_that_nobody_can_plan_by(opens, closes, short_closes, wrong):
    with pytest.raises(BadOfficeHours) as caught:
        office_hours(opens, closes, short_closes)
    assert caught.value.name == wrong


def test_a_term_of_unknown_days_is_an_error(calendar):
    stopped = at("Fri 2026-11-20 12:00")
    with pytest.raises(ValueError, match="days"):
        length_of_pause(stopped, stopped, "days", calendar.is_working_day)
