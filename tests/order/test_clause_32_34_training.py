"""п. 32–34: training before the first call, for a new function, and every two years."""

import pytest
from apk_line.rules.training import (
    Training,
    is_up_to_date,
    may_take_calls,
    new_function_due,
    next_planned_due,
    planned_due,
)

from tests.moments import on

INITIAL = Training("initial", on("Mon 2025-03-10"))


@pytest.mark.parametrize(
    ("last", "due"),
    [
        pytest.param("Mon 2025-03-10", "Wed 2027-03-10", id="an ordinary day"),
        pytest.param("Thu 2024-02-29", "Sat 2026-02-28", id="29 February: the last of the month"),
        pytest.param("Tue 2028-02-29", "Thu 2030-02-28", id="29 February of another leap year"),
        pytest.param("Sat 2026-02-28", "Mon 2028-02-28", id="into a leap year"),
        pytest.param("Thu 2026-12-31", "Sun 2028-12-31", id="31 December"),
    ],
)
def test_not_rarer_than_once_in_two_years(last, due):
    assert planned_due(on(last)) == on(due)


def test_the_last_planned_training_starts_the_two_years_anew():
    planned = Training("planned", on("Tue 2026-12-01"))
    function = Training("function", on("Fri 2026-12-11"))
    assert next_planned_due([INITIAL]) == on("Wed 2027-03-10")
    assert next_planned_due([INITIAL, planned, function]) == on("Fri 2028-12-01")
    assert next_planned_due([function]) is None


@pytest.mark.parametrize(
    ("passed", "day", "may"),
    [
        pytest.param([INITIAL], "Mon 2025-03-10", True, id="on the day of the training"),
        pytest.param([INITIAL], "Fri 2025-03-07", False, id="before it"),
        pytest.param([], "Mon 2025-03-10", False, id="never trained"),
        pytest.param(
            [Training("planned", on("Mon 2025-03-10"))], "Tue 2025-03-11", False,
            id="planned training is no first one",
        ),
    ],
)  # fmt: skip
def test_nobody_takes_a_call_untrained(passed, day, may):
    assert may_take_calls(passed, on(day)) is may


@pytest.mark.parametrize(
    ("owed", "day", "is_ready"),
    [
        pytest.param([], "Wed 2027-03-10", True, id="the last day of the two years"),
        pytest.param([], "Thu 2027-03-11", False, id="a day later"),
        pytest.param(["Fri 2026-11-20"], "Fri 2026-11-20", True, id="owed, still in its term"),
        pytest.param(["Fri 2026-11-20"], "Mon 2026-11-23", False, id="owed for too long"),
    ],
)
def test_a_shift_is_planned_for_the_trained_only(owed, day, is_ready):
    assert is_up_to_date([INITIAL], [on(one) for one in owed], on(day)) is is_ready


def test_a_new_function_is_learnt_in_thirty_days():
    assert new_function_due(on("Fri 2026-11-20")) == on("Sun 2026-12-20")
