"""п. 31, 41: the line is open «с 9:00 до 18:00 по будням, за исключением выходных и нерабочих праздничных дней»."""

from datetime import time, timedelta

import pytest
from apk_line.rules.line_hours import (
    LineHours,
    is_line_open,
    is_short_call,
    is_within_line_hours,
    next_open_day,
)

from tests.moments import at, on

OF_THE_ORDER = LineHours(time(9), time(18))
SHORTER = LineHours(time(9), time(18), short_closes=time(17))


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        pytest.param("Fri 2026-11-20 09:00", True, id="the first minute"),
        pytest.param("Fri 2026-11-20 08:59", False, id="before the opening"),
        pytest.param("Fri 2026-11-20 17:59", True, id="the last minute"),
        pytest.param("Fri 2026-11-20 18:00", False, id="six o'clock is closed"),
        pytest.param("Fri 2026-11-20 18:01", False, id="after six"),
        pytest.param("Sun 2026-11-22 12:00", False, id="Sunday"),
        pytest.param("Sat 2026-11-21 12:00", False, id="an ordinary Saturday"),
        pytest.param("Wed 2026-11-04 12:00", False, id="a holiday in the middle of the week"),
        pytest.param("Sat 2027-02-20 10:00", True, id="the working Saturday"),
        pytest.param("Mon 2027-02-22 10:00", False, id="the day off moved from it"),
        pytest.param("Tue 2026-11-03 17:30", True, id="a short day: the Order still says 18:00"),
        pytest.param("Sat 2027-02-20 17:30", True, id="the working Saturday is short: still 18:00"),
        pytest.param("Thu 2026-12-31 12:00", False, id="31 December 2026 is off"),
    ],
)
def test_the_line_is_open(calendar, moment, is_open):
    assert is_line_open(at(moment), calendar, OF_THE_ORDER) is is_open


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        pytest.param("Tue 2026-11-03 16:59", True, id="short day, before five"),
        pytest.param("Tue 2026-11-03 17:00", False, id="short day, five"),
        pytest.param("Mon 2026-11-02 17:30", True, id="ordinary day"),
        pytest.param("Sat 2027-02-20 17:00", False, id="the working Saturday is short"),
    ],
)
def test_the_department_may_close_earlier_on_short_days(calendar, moment, is_open):
    assert is_line_open(at(moment), calendar, SHORTER) is is_open


@pytest.mark.parametrize(
    ("start", "end", "is_within"),
    [
        pytest.param("Fri 2026-11-20 14:00", "Fri 2026-11-20 18:00", True, id="until the closing"),
        pytest.param("Fri 2026-11-20 14:00", "Fri 2026-11-20 18:30", False, id="past the closing"),
        pytest.param("Fri 2026-11-20 08:30", "Fri 2026-11-20 10:00", False, id="before opening"),
        pytest.param("Fri 2026-11-20 17:00", "Mon 2026-11-23 10:00", False, id="over a weekend"),
        pytest.param("Sun 2026-11-22 10:00", "Sun 2026-11-22 12:00", False, id="on a day off"),
        pytest.param("Fri 2026-11-20 15:00", "Fri 2026-11-20 15:00", False, id="no time at all"),
        pytest.param("Fri 2026-11-20 15:00", "Fri 2026-11-20 14:00", False, id="backwards"),
    ],
)
def test_an_interval_lies_in_the_hours(calendar, start, end, is_within):
    assert is_within_line_hours(at(start), at(end), calendar, OF_THE_ORDER) is is_within


@pytest.mark.parametrize(
    ("day", "following"),
    [
        ("Fri 2026-11-20", "Mon 2026-11-23"),
        ("Fri 2027-02-19", "Sat 2027-02-20"),
        ("Sat 2027-02-20", "Wed 2027-02-24"),
        ("Wed 2026-12-30", "Mon 2027-01-11"),
    ],
)
def test_the_next_day_of_the_line(calendar, day, following):
    assert next_open_day(on(day), calendar) == on(following)


def test_a_short_call_lasts_less_than_five_seconds():
    assert is_short_call(timedelta(seconds=4.9))
    assert not is_short_call(timedelta(seconds=5))
