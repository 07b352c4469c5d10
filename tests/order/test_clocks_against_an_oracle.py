"""The clocks of п. 19 and 20 against an oracle of another make: the package «holidays», minute by minute thinking.

Ten thousand random moments of 2023–2027 and both sides of every midnight; the terms of the last days of 2027 would need
the calendar of 2028. A plain die: hypothesis spends seven seconds on choosing as many.
"""

import random
from bisect import bisect_right
from datetime import datetime, timedelta

import holidays
from apk_base.rules.deadlines import abuse_notice_due, first_reply_due, urgent_answer_due

from tests.moments import MOSCOW

RUSSIA = holidays.country_holidays("RU", years=range(2022, 2029))
START = datetime(2023, 1, 1)
WORKING = [
    day
    for day in (START.date() + timedelta(days=n) for n in range(365 * 5 + 1))
    if RUSSIA.is_working_day(day)
]
LAST = datetime(2027, 12, 15)


def moments():
    dice, seconds = random.Random(104), int((LAST - START).total_seconds())
    for _ in range(10_000):
        yield START + timedelta(seconds=dice.randrange(seconds))
    for number in range(1, (LAST - START).days):
        midnight = START + timedelta(days=number)
        yield from (midnight - timedelta(microseconds=1), midnight)


def working_day_after(day, count=1):
    return WORKING[bisect_right(WORKING, day) + count - 1]


def oracle_first_reply(moment):
    """On a working day: the same time of the next working day; on a day off: all of the next working day."""
    following = working_day_after(moment.date())
    if RUSSIA.is_working_day(moment.date()):
        return (
            datetime.combine(following, moment.timetz())
            if moment.time() != START.time()
            else midnight(moment.date())
        )
    return midnight(following)


def midnight(day):
    return datetime.combine(day + timedelta(days=1), START.time(), MOSCOW)


def test_ten_thousand_moments(is_working_day):
    for moment in (naive.replace(tzinfo=MOSCOW) for naive in moments()):
        day = moment.date()
        assert first_reply_due(moment, is_working_day) == oracle_first_reply(moment)
        assert urgent_answer_due(moment, is_working_day) == midnight(working_day_after(day, 5))
        assert abuse_notice_due(moment, is_working_day) == midnight(working_day_after(day))
