"""п. 66: before anything was learned, topic and need are proposed by words and by phrases together."""

import pytest
from apk_triage.rules.blending import MANNERS, blend, how_often_right

MILK, GRANT, ROADS, NOT_OURS = "milk", "grant", "roads", "not ours"
NOTHING_NEAR = {MILK: -0.1, GRANT: 0, ROADS: 0.1}  # standard deviations over the mean of all


@pytest.mark.parametrize(
    ("found", "alike", "value"),
    [
        pytest.param({MILK: 6}, NOTHING_NEAR, MILK, id="the words are clear, the sense is not"),
        pytest.param(
            {MILK: 3, GRANT: 3}, {MILK: -1, GRANT: 1}, GRANT, id="the sense decides a draw"
        ),
        pytest.param({}, {MILK: -1, GRANT: -1, ROADS: 2}, ROADS, id="no word, a clear sense"),
        pytest.param(
            {GRANT: 1}, {MILK: 2, GRANT: -1}, MILK, id="a weak word against a clear sense"
        ),
    ],
)
def test_the_best_value(found, alike, value):
    assert blend("topic", found, alike).value == value


def test_what_is_near_nothing_of_ours_is_not_ours():
    alike = NOTHING_NEAR | {NOT_OURS: -0.1}
    assert blend("topic", {NOT_OURS: 0}, alike, NOT_OURS).value == NOT_OURS
    assert blend("topic", {NOT_OURS: 0, MILK: 6}, alike, NOT_OURS).value == MILK


def test_words_and_sense_of_what_is_ours_go_before_what_is_not():
    alike = {MILK: 2, GRANT: -1, NOT_OURS: -1}
    assert blend("topic", {NOT_OURS: 0, MILK: 2}, alike, NOT_OURS).value == MILK


def test_a_value_without_phrases_is_found_by_its_words():
    assert blend("topic", {ROADS: 6}, {MILK: 1, GRANT: -1}).value == ROADS


def test_a_need_is_always_guessed_and_the_confidence_says_how_little_it_is_worth():
    assert blend("need", {}, {str(number): 0 for number in range(15)}).confidence < 0.4


def test_a_need_that_only_the_tone_speaks_for():
    assert blend("need", {MILK: 0}, {MILK: 0, GRANT: 0.2}).value == MILK
    assert blend("need", {MILK: 0}, {MILK: -1, GRANT: 1}).value == GRANT


def test_what_else_it_may_be_about():
    blended = blend("topic", {MILK: 6, GRANT: 2}, {MILK: 1, GRANT: 0, ROADS: -1})
    assert [value for value, _share in blended.others] == [GRANT, ROADS]


def test_whether_the_sense_speaks_for_it_too():
    assert blend("topic", {MILK: 3}, {MILK: 1, GRANT: -1}).by_sense
    assert not blend("topic", {MILK: 9}, {MILK: -1, GRANT: 0.5, ROADS: 0.5}).by_sense


@pytest.mark.parametrize("aspect", MANNERS)
def test_more_share_is_never_less_sure(aspect):
    curve = MANNERS[aspect].curve
    sure = [how_often_right(share / 100, curve) for share in range(101)]
    assert sure == sorted(sure)
    assert 0 < sure[0] < sure[-1] < 1
