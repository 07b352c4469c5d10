"""The clocks of п. 19 and 20 against an oracle of another make: the package «holidays», minute by minute thinking.

Ten thousand random moments of 2023–2027; the terms of the last days of 2027 would need the calendar of 2028.
"""

from datetime import datetime, timedelta

import holidays
from apk_base.rules.deadlines import abuse_notice_due, first_reply_due, urgent_answer_due
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.moments import MOSCOW

RUSSIA = holidays.country_holidays("RU", years=range(2022, 2029))
START = datetime(2023, 1, 1)
WORKING = [
    day
    for day in (START.date() + timedelta(days=n) for n in range(365 * 5 + 1))
    if RUSSIA.is_working_day(day)
]
MOMENTS = st.datetimes(START, datetime(2027, 12, 15)).map(
    lambda moment: moment.replace(tzinfo=MOSCOW)
)


def working_days_after(day):
    return [later for later in WORKING if later > day]


def oracle_first_reply(moment):
    """On a working day: the same time of the next working day; on a day off: all of the next working day."""
    following = working_days_after(moment.date())[0]
    if moment.date() in WORKING:
        return (
            datetime.combine(following, moment.timetz())
            if moment.time() != START.time()
            else midnight(moment.date())
        )
    return midnight(following)


def midnight(day):
    return datetime.combine(day + timedelta(days=1), START.time(), MOSCOW)


@settings(max_examples=10_000, derandomize=True, deadline=None)
@given(MOMENTS)
def test_ten_thousand_moments(is_working_day, moment):
    after = working_days_after(moment.date())
    assert first_reply_due(moment, is_working_day) == oracle_first_reply(moment)
    assert urgent_answer_due(moment, is_working_day) == midnight(after[4])
    assert abuse_notice_due(moment, is_working_day) == midnight(after[0])
