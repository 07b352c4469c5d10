"""п. 84 «с целью выявления негативных моментов»: which mark of an answer is low, which come first, what has changed."""

import pytest
from apk_feedback.rules.codes import free_code
from apk_feedback.rules.satisfaction import Index, extremes
from apk_feedback.rules.studying import low_parameters, lowest


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        ({1: 5, 8: 2}, (2, 8)),
        ({1: 1, 2: 1}, (1, 1)),
        ({1: 0, 6: -1, 3: 4}, (4, 3)),  # silence and «не применимо» are no marks
        ({1: 0, 6: -1}, None),
    ],
)
def test_the_lowest_mark(marks, found):
    assert lowest(marks) == found


@pytest.mark.parametrize(
    ("marks", "numbers"),
    [({1: 2, 8: 1, 3: 3}, [8, 1]), ({1: 3, 2: 5}, []), ({6: -1, 1: 0}, [])],
)
def test_low_parameters_the_worst_first(marks, numbers):
    assert low_parameters(marks) == numbers


@pytest.mark.parametrize(
    ("goods", "found"),
    [({1: 30, 8: 10, 3: 20}, (1, 8)), ({1: 30, 2: 30}, None), ({1: 30}, None), ({}, None)],
)
def test_best_and_worst(goods, found):
    assert extremes({number: Index(40, good) for number, good in goods.items()}) == found


def test_a_code_is_never_given_twice():
    assert free_code("q", []) == "q1"
    assert free_code("q", ["q1", "q3", False, "received"]) == "q2"
