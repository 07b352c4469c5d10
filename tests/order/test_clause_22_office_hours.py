"""п. 22: «в рабочие часы Департамента»; a clock that may stand; an urgent term by content."""

from datetime import time

import pytest
from apk_base.rules.deadlines import length_of_pause
from apk_base.rules.working_time import OfficeHours, is_office_open

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
