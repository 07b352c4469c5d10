"""п. 27.1; 152-ФЗ, ст. 9, 21: the text of a consent, its fingerprint, how long what was given is kept."""

import pytest
from apk_client.rules.consents import erased_when_withdrawn_by, filled, fingerprint

from tests.moments import at

TEXT = "Я, {ФИО}, согласен получать на {адрес} письма по темам: {темы}."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Согласен.", "Согласен.", True, id="the same words"),
        pytest.param("Согласен\r\nполучать.", "Согласен  получать.", True, id="spaces aside"),
        pytest.param("Согласеи\u0306", "Согласей", True, id="a composed letter is the letter"),
        pytest.param("Согласен.", "Согласна.", False, id="another word"),
        pytest.param("до отзыва", "до отзыва.", False, id="a full stop more"),
        pytest.param("Иванов", "иванов", False, id="another capital"),
    ],
)
def test_a_fingerprint_tells_texts_apart(one, other, same):
    assert (fingerprint(one) == fingerprint(other)) is same


@pytest.mark.parametrize(
    ("values", "words"),
    [
        pytest.param(
            {"{ФИО}": "Иванов П. С.", "{адрес}": "i@client.test", "{темы}": "«Субсидии»"},
            "Я, Иванов П. С., согласен получать на i@client.test письма по темам: «Субсидии».",
            id="everything is filled in",
        ),
        pytest.param(
            {"{ФИО}": "{адрес}", "{адрес}": "i@client.test", "{темы}": "«Субсидии»"},
            "Я, {адрес}, согласен получать на i@client.test письма по темам: «Субсидии».",
            id="a name that looks like a place stays a name",
        ),
        pytest.param(
            {},
            f"Я, {'_' * 30}, согласен получать на {'_' * 30} письма по темам: {'_' * 30}.",
            id="an empty form has lines to write on",
        ),
    ],
)
def test_places_are_filled_once(values, words):
    assert filled(TEXT, values) == words


@pytest.mark.parametrize(
    ("now", "ripe"),
    [
        pytest.param("Fri 2026-12-18 10:00", False, id="on the 28th day, an hour early"),
        pytest.param("Fri 2026-12-18 11:00", True, id="two days before the thirty are over"),
    ],
)
def test_destroyed_before_thirty_days_are_over(now, ripe):
    assert (at("Fri 2026-11-20 11:00") <= erased_when_withdrawn_by(at(now))) is ripe
