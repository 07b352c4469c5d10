"""п. 38, 70: «Общее количество переключений на других сотрудников не должно превышать двух»."""

import pytest
from apk_line.rules.transfers import is_violation, may_transfer


@pytest.mark.parametrize(
    ("made", "may"), [(0, True), (1, True), (2, False), (3, False)], ids=lambda value: str(value)
)
def test_twice_and_no_more(made, may):
    assert may_transfer(made) is may


@pytest.mark.parametrize(("number", "violates"), [(1, False), (2, False), (3, True)])
def test_what_the_exchange_did_is_judged_by_the_same_measure(number, violates):
    assert is_violation(number) is violates
