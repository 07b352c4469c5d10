"""п. 81, 83, 84: the index with its interval, comparisons, quarters and years."""

from datetime import date

import pytest
from apk_feedback.rules.periods import (
    is_over,
    period_end,
    period_start,
    previous_period,
    quarters_of,
)
from apk_feedback.rules.satisfaction import Index, verdict


@pytest.mark.parametrize(
    ("count", "good", "low", "high"),
    [
        # by Wilson (1927), 95 %, reckoned with an independent program
        pytest.param(10, 8, 0.490, 0.943, id="eight of ten"),
        pytest.param(100, 80, 0.711, 0.867, id="eighty of a hundred"),
        pytest.param(5, 5, 0.566, 1.000, id="all of five are not certainty"),
        pytest.param(5, 0, 0.000, 0.434, id="none of five is not certainty either"),
        pytest.param(1000, 500, 0.469, 0.531, id="half of a thousand"),
    ],
)
def test_the_interval_is_honest_for_few_answers(count, good, low, high):
    index = Index(count, good)
    assert index.share == good / count
    assert index.interval == pytest.approx((low, high), abs=0.0015)


@pytest.mark.parametrize(
    ("now", "before", "word"),
    [
        pytest.param(Index(100, 90), Index(100, 70), "better", id="twenty points of a hundred"),
        pytest.param(Index(100, 70), Index(100, 90), "worse", id="and back"),
        pytest.param(Index(10, 9), Index(10, 7), "same", id="twenty points of ten are chance"),
        pytest.param(Index(50, 50), Index(50, 50), "same", id="everybody, twice"),
        pytest.param(Index(50, 50), None, None, id="nothing to compare with"),
        pytest.param(None, Index(50, 50), None, id="hidden now"),
    ],
)
def test_chance_is_not_called_progress(now, before, word):
    assert verdict(now, before) == word


def test_periods():
    quarter, year = date(2026, 10, 1), date(2026, 1, 1)
    assert period_start("quarter", date(2026, 11, 24)) == quarter
    assert period_start("year", date(2026, 11, 24)) == year
    assert quarters_of("year", year) == [date(2026, month, 1) for month in (1, 4, 7, 10)]
    assert quarters_of("quarter", quarter) == [quarter]
    assert period_end("quarter", quarter) == period_end("year", year) == date(2027, 1, 1)
    assert previous_period("quarter", year) == date(2025, 10, 1)
    assert previous_period("year", year) == date(2025, 1, 1)


@pytest.mark.parametrize(("today", "over"), [(date(2026, 12, 31), False), (date(2027, 1, 1), True)])
def test_a_running_quarter_has_no_report(today, over):
    assert is_over("quarter", date(2026, 10, 1), today) is over
