"""п. 81: nine parameters, a scale of five, «не применимо»; 6, 7 and 9 are asked from those whom they concern."""

import csv
from pathlib import Path

import pytest
from apk_feedback.rules.conditions import is_asked, known_conditions
from apk_feedback.rules.filling import Asked, read_answers
from apk_feedback.rules.scale import NOT_APPLICABLE, mark_from
from apk_feedback.rules.sources import SOURCES, source_of

DATA = Path(__file__).parents[2] / "addons/apk_feedback/data/directories"
FORM = [
    Asked("c1", 1, is_required=True, allows_na=False),
    Asked("c5", 5),
    Asked("received", choices={"yes": "да", "no": "нет"}),
]


@pytest.mark.parametrize(
    ("sent", "mark"),
    [
        ("1", 1),
        ("5", 5),
        ("na", NOT_APPLICABLE),
        ("0", None),
        ("6", None),
        ("", None),
        (5, None),
        (None, None),
    ],
)
def test_the_scale_is_one_to_five_or_not_applicable(sent, mark):
    assert mark_from(sent) == mark


@pytest.mark.parametrize(
    ("sent", "marks", "choices", "missing"),
    [
        pytest.param({"c1": "4"}, {1: 4}, {}, [], id="the necessary one is enough"),
        pytest.param(
            {"c1": "4", "c5": "na"}, {1: 4, 5: -1}, {}, [], id="not applicable is an answer"
        ),
        pytest.param({"c5": "3"}, {5: 3}, {}, ["c1"], id="the necessary one is missing"),
        pytest.param(
            {"c1": "na"}, {}, {}, ["c1"], id="what the form is about is always applicable"
        ),
        pytest.param({"c1": "5", "received": "no"}, {1: 5}, {"received": "no"}, [], id="a choice"),
        pytest.param({"c1": "5", "received": "maybe"}, {1: 5}, {}, [], id="a word nobody offered"),
        pytest.param({"c1": "5", "c9": "1"}, {1: 5}, {}, [], id="a question nobody asked"),
    ],
)
def test_an_answer_is_read_by_the_questions(sent, marks, choices, missing):
    filled = read_answers(FORM, sent)
    assert (filled.marks, filled.choices, filled.missing) == (marks, choices, missing)


@pytest.mark.parametrize(
    ("condition", "known", "asked"),
    [
        pytest.param(None, {}, True, id="an ordinary question"),
        pytest.param("visit", {"visit": True}, True, id="the client came in person"),
        pytest.param("visit", {"visit": False}, False, id="the client wrote"),
        pytest.param("refusal", {}, True, id="nobody knows: «не применимо» is offered"),
    ],
)
def test_conditional_parameters(condition, known, asked):
    assert is_asked(condition, known) is asked


def test_the_channel_tells_what_concerned_the_client():
    assert known_conditions("hand", refusal=False) == {
        "visit": True,
        "online": False,
        "refusal": False,
    }
    assert known_conditions("epgu", refusal=True) == {
        "visit": False,
        "online": True,
        "refusal": True,
    }


def test_there_are_nine_sources_and_every_channel_has_one():
    assert len(SOURCES) == 9
    codes = {code for code, _name in SOURCES}
    for channel in ("email", "post", "hand", "phone", "epgu", "site", "gospublic", None):
        assert source_of(channel) in codes
    assert source_of("messenger") is None, (
        "a channel of the department's own is not one of the nine"
    )


def rows(name):
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_clause_43_is_asked_word_for_word():
    asked = [
        row["wording"] for row in rows("3-apk.questionnaire.question.csv") if "call" in row["id"]
    ]
    assert asked == ["Получен ли ответ на Ваш вопрос?", "Оцените качество работы консультанта"]
    words = [
        row["name"] for row in rows("4-apk.questionnaire.option.csv") if "found" not in row["id"]
    ]
    assert words == ["да", "нет", "удовлетворен", "частично удовлетворен", "не удовлетворен"]


def test_every_kind_of_dealing_has_one_form_in_use():
    in_use = [
        row["rated_subject"]
        for row in rows("2-apk.questionnaire.csv")
        if row["state"] == "in_force"
    ]
    assert sorted(in_use) == ["answer", "call", "event", "first_reply", "general", "site", "visit"]
