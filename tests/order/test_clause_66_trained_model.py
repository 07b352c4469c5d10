"""п. 66: what a trained model says of a message, what it may never learn, and when a new one may be used."""

import json

import pytest
from apk_triage.rules.features import features_of, vocabulary
from apk_triage.rules.publishing import Measured, reasons_to_hold_back
from apk_triage.rules.trained import OTHER, BadFile, Trained


def stem(word):
    return word[:5]


def names(text):
    return [name for name, _words in features_of(text, stem)]


def model(**changes):
    given = {
        "values": [OTHER, "grant", "milk"],
        "bias": [0, 0, 0],
        "features": {
            "молок": [1.0, [-1, -1, 4]],
            "грант": [1.0, [-1, 4, -1]],
            "^субс": [2.0, [0, 1, 2]],
        },
        "hints": {"grant": [0, 3, 0]},
        "curve": [[0.2, 0.1], [0.6, 0.5], [0.9, 1.0]],
        **changes,
    }
    return Trained.from_json(json.dumps(given))


def test_a_message_is_made_of_stems_pairs_and_beginnings():
    assert names("субсидию на молоко") == [
        "субси", "на", "молок", "субси на", "на молок", "^субс", "^моло",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "word", ["89101234567", "ivanov@mail.ru", "44-05-2026", "к123ут44", "4401001234"]
)
def test_numbers_and_addresses_are_never_learned(word):
    assert names(f"молоко {word}") == names("молоко")


def test_a_word_of_fewer_than_three_clients_is_never_learned():
    messages = [({"субсидия", "сидоркин"}, "сидоркин")] * 5
    messages += [({"субсидия", "петров"}, client) for client in ("петров", "брат")]
    assert vocabulary(messages, 100) == ["субсидия"]


def test_the_most_used_words_are_learned_where_there_are_too_many():
    messages = [({"a", "b"} if number < 4 else {"a"}, number) for number in range(5)]
    assert vocabulary(messages, 1) == ["a"]


@pytest.mark.parametrize(
    ("text", "hints", "value"),
    [
        pytest.param("где молоко", {}, "milk", id="by its words"),
        pytest.param("ни слова о деле", {}, OTHER, id="nothing known: the first of equals"),
        pytest.param("субсидия", {"grant": 3}, "grant", id="the dictionaries tilt it"),
        pytest.param(
            "субсидия на молоко", {"crop": 9}, "milk", id="a hint the model has never met"
        ),
        pytest.param("", {}, OTHER, id="an empty message"),
    ],
)
def test_a_message_is_recognised(text, hints, value):
    assert model().answer(text, hints, stem).value == value


def test_the_sense_tilts_it_where_it_was_learned_with_the_sense():
    learned = model(hints={"~grant": [0, 3, 0], "~milk": [0, 0, 3]})
    assert learned.needs_sense
    assert not model().needs_sense
    assert learned.answer("субсидия", {}, stem, {"grant": 1.0, "milk": -1.0}).value == "grant"
    assert learned.answer("субсидия", {}, stem, {"grant": -1.0, "milk": 1.0}).value == "milk"


def test_it_names_the_words_that_spoke_for_the_answer():
    answer = model().answer("прошу субсидию на молоко", {}, stem)
    assert (answer.value, answer.words) == ("milk", ("молоко", "субсидию"))


def test_words_that_said_next_to_nothing_are_not_named():
    known = {"молок": [1.0, [0, 0, 9]], "здрав": [1.0, [0, 0, 1]], "коров": [1.0, [0, 0, 4]]}
    answer = model(features=known).answer("здравствуйте коровы молоко", {}, stem)
    assert answer.words == ("молоко", "коровы")


@pytest.mark.parametrize(
    ("share", "right"),
    [(0.1, 0.1), (0.2, 0.1), (0.4, 0.3), (0.6, 0.5), (0.75, 0.75), (0.9, 1.0), (1.0, 1.0)],
)
def test_confidence_is_how_often_it_was_right_when_so_sure(share, right):
    assert model()._how_often_right(share) == pytest.approx(right)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "нет",
        json.dumps(["values"]),
        " " * 20_000_001,
    ],
    ids=["empty", "a list", "no fields", "no JSON", "a wrong list", "too large"],
)
def test_what_is_no_model_is_refused(text):
    with pytest.raises(BadFile):
        Trained.from_json(text)


@pytest.mark.parametrize(
    "changes",
    [
        {"values": ["one"]},
        {"values": [1, 2, 3]},
        {"bias": [0, 0]},
        {"bias": [0, 0, float("nan")]},
        {"bias": [0, 0, "1"]},
        {"features": {"молок": [1.0, [1, 2]]}},
        {"features": {"молок": [float("inf"), [1, 2, 3]]}},
        {"features": ["молок"]},
        {"hints": {"grant": [1]}},
        {"curve": []},
        {"curve": [[0.1, None]]},
    ],
)
def test_a_damaged_model_is_refused(changes):
    with pytest.raises(BadFile):
        model(**changes)


GOOD = Measured(0.80, 0.70, 0.60, {"milk": (50, 0.9), "rare": (3, 1.0)})


@pytest.mark.parametrize(
    ("new", "old", "reasons"),
    [
        pytest.param(GOOD, None, [], id="the first one, better than the dictionaries"),
        pytest.param(
            GOOD._replace(right=0.70), None, ["words"], id="no better than the dictionaries"
        ),
        pytest.param(GOOD._replace(balance=0.585), GOOD, [], id="a little worse is chance"),
        pytest.param(GOOD._replace(balance=0.57), GOOD, ["worse"], id="worse"),
        pytest.param(
            GOOD._replace(found={"milk": (50, 0.75)}), GOOD, ["forgot"], id="a topic is forgotten"
        ),
        pytest.param(
            GOOD._replace(found={"milk": (50, 0.9), "rare": (3, 0.0)}),
            GOOD,
            [],
            id="three messages of a topic say nothing",
        ),
        pytest.param(GOOD._replace(found={}), GOOD, [], id="a topic nobody writes about any more"),
    ],
)
def test_a_new_model_is_used_only_where_it_is_no_worse(new, old, reasons):
    assert reasons_to_hold_back(new, old) == reasons
