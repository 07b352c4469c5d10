"""Указ Президента РФ от 17.04.2017 № 171: the document of an appeal, field by field and check by check."""

from dataclasses import replace
from datetime import date

import pytest
from apk_results.rules.portal_document import (
    CONTENT_LIMIT,
    STATUSES,
    Appeal,
    Question,
    Transfer,
    document,
    file_name,
    fits,
    problems_of_appeal,
    problems_of_question,
    status_on,
)
from apk_results.rules.portal_guid import normal_guid

OURS = "6f9619ff-8b86-d011-b42d-00cf4fc964ff"
THEIRS = "0f8fad5b-d9cb-469f-a165-70867728950e"
CAME, ENTERED, ANSWERED = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 20)
ANSWER = {"name": "answer.pdf", "content": "JVBERi0="}

QUESTION = Question(
    code="0003.0009.0098.0709",
    status="Explained",
    received_on=CAME,
    registered_on=ENTERED,
    answered_on=ANSWERED,
    transfer=Transfer(THEIRS, "15-02/318", ENTERED),
)
APPEAL = Appeal(
    department_id=OURS,
    number="ОГ-2026/000012",
    registered_on=ENTERED,
    name="Иванов Пётр Ильич",
    address="ул. Ленина, д. 1, Буй",
    email="ivanov@client.test",
    has_answer=True,
    questions=(QUESTION,),
)
PASSED_ON = replace(APPEAL, is_direct=False, number="7-12/45", covering_on=date(2026, 10, 30))

CAME_IN = {"incomingDate": "2026-11-02"}
ENTERED_HERE = {**CAME_IN, "registrationDate": "2026-11-03"}
OVER = {**ENTERED_HERE, "responseDate": "2026-11-20"}
CONSIDERED = {**OVER, "attachment": ANSWER}
SHAPES = {
    "NotReceived": {},
    "NotRegistered": CAME_IN,
    "InWork": {**ENTERED_HERE, "isExtend": False},
    "Explained": CONSIDERED,
    "Supported": {**CONSIDERED, "actionsTaken": False},
    "NotSupported": CONSIDERED,
    "Transferred": {
        **ENTERED_HERE,
        "transfer": {"departmentId": THEIRS, "number": "15-02/318", "date": "2026-11-03"},
    },
    "Answered": CONSIDERED,
    "LeftWithoutAnswer": OVER,
}


def test_every_status_has_its_row():
    assert SHAPES.keys() == set(STATUSES)


@pytest.mark.parametrize("status", SHAPES)
def test_a_question_has_the_fields_of_its_status_and_no_other(status):
    asked = replace(APPEAL, questions=(replace(QUESTION, status=status),))
    assert problems_of_question(asked.questions[0], asked) == []
    (shape,) = document(asked, ANSWER)["questions"]
    assert shape == {"code": "0003.0009.0098.0709", "status": status, **SHAPES[status]}


def test_measures_and_an_extension_are_said():
    shapes = {
        status: document(replace(APPEAL, questions=(replace(QUESTION, status=status, **facts),)))
        for status, facts in (("Supported", {"measures_taken": True}), ("InWork", {"is_extended": True}))
    }  # fmt: skip
    assert shapes["Supported"]["questions"][0]["actionsTaken"] is True
    assert shapes["InWork"]["questions"][0]["isExtend"] is True


def test_an_appeal_of_its_author_is_direct():
    shape = document(APPEAL)
    del shape["questions"]
    assert shape == {
        "departmentId": OURS,
        "isDirect": True,
        "format": "Other",
        "number": "ОГ-2026/000012",
        "createDate": "2026-11-03",
        "name": "Иванов Пётр Ильич",
        "address": "ул. Ленина, д. 1, Буй",
        "email": "ivanov@client.test",
    }


def test_one_that_was_passed_on_has_the_number_and_date_of_the_covering_letter():
    shape = document(PASSED_ON)
    assert (shape["isDirect"], shape["number"], shape["createDate"]) == (False, "7-12/45", "2026-10-30")  # fmt: skip
    assert (shape["address"], shape["email"], shape["format"]) == ("", "", "Other")
    assert document(replace(PASSED_ON, is_electronic=True))["format"] == "Electronic"
    assert document(replace(APPEAL, is_electronic=True))["format"] == "Other"


OF_APPEAL = {
    "nothing is missing": ({}, []),
    "no id of ours": ({"department_id": ""}, ["department"]),
    "an id of zeros": ({"department_id": "00000000-0000-0000-0000-000000000000"}, ["department"]),
    "no number": ({"number": " "}, ["number"]),
    "no author": ({"name": ""}, ["name"]),
    "no question": ({"questions": ()}, ["questions"]),
    "passed on without a date": ({"is_direct": False}, ["covering_date"]),
    "several at once": ({"number": "", "name": ""}, ["number", "name"]),
}


@pytest.mark.parametrize(("facts", "expected"), OF_APPEAL.values(), ids=OF_APPEAL)
def test_what_an_appeal_lacks(facts, expected):
    assert problems_of_appeal(replace(APPEAL, **facts)) == expected


OF_QUESTION = {
    "nothing is missing": ({}, []),
    "no code": ({"code": ""}, ["code"]),
    "over without a result": ({"status": ""}, ["status"]),
    "an unknown status": ({"status": "Lost"}, ["status"]),
    "no day of receipt": ({"received_on": None}, ["received"]),
    "one that did not come needs no day": ({"status": "NotReceived", "received_on": None}, []),
    "no registration": ({"registered_on": None}, ["registered"]),
    "one that is not registered needs none": ({"status": "NotRegistered", "registered_on": None}, []),
    "no day of the answer": ({"answered_on": None}, ["answered"]),
    "one in work needs none": ({"status": "InWork", "answered_on": None}, []),
    "left without an answer, undated": ({"status": "LeftWithoutAnswer", "answered_on": None}, ["answered"]),
    "registered before it came": ({"received_on": date(2026, 11, 4)}, ["registered_before_received"]),
    "the same day is right": ({"received_on": ENTERED, "answered_on": ENTERED}, []),
    "answered before it was registered": ({"answered_on": CAME}, ["answered_before_registered"]),
    "to nobody": ({"status": "Transferred", "transfer": Transfer("", "1", ENTERED)}, ["transfer_body"]),
    "without a covering letter": ({"status": "Transferred", "transfer": Transfer(THEIRS)}, ["transfer_number"]),
}  # fmt: skip


@pytest.mark.parametrize(("facts", "expected"), OF_QUESTION.values(), ids=OF_QUESTION)
def test_what_a_question_lacks(facts, expected):
    assert problems_of_question(replace(QUESTION, **facts), APPEAL) == expected


@pytest.mark.parametrize("status", ["Explained", "Supported", "NotSupported", "Answered"])
def test_a_considered_question_needs_the_answer_as_a_file(status):
    question, appeal = replace(QUESTION, status=status), replace(APPEAL, has_answer=False)
    assert problems_of_question(question, appeal) == ["answer_file"]


@pytest.mark.parametrize("status", ["InWork", "Transferred", "LeftWithoutAnswer"])
def test_no_other_question_needs_a_file(status):
    question, appeal = replace(QUESTION, status=status), replace(APPEAL, has_answer=False)
    assert problems_of_question(question, appeal) == []


def test_what_was_passed_on_came_after_its_covering_letter():
    late = replace(PASSED_ON, covering_on=date(2026, 11, 3))
    assert problems_of_question(QUESTION, late) == ["received_before_covering"]
    assert problems_of_question(QUESTION, PASSED_ON) == []


LAST = date(2026, 11, 30)
ON_A_DAY = {
    "open": (None, None, "InWork"),
    "answered within the month": ("explained", ANSWERED, "Explained"),
    "answered on its last day": ("supported", LAST, "Supported"),
    "answered in the next month": ("supported", date(2026, 12, 1), "InWork"),
    "a result is given before the answer leaves": ("supported", None, "InWork"),
    "refused": ("not_supported", ANSWERED, "NotSupported"),
    "sent on": ("referred", ANSWERED, "Transferred"),
    "answered to the author": ("answered_author", ANSWERED, "Answered"),
    "without an answer": ("unanswered", ANSWERED, "LeftWithoutAnswer"),
    "over, nobody said how": (None, ANSWERED, ""),
}


@pytest.mark.parametrize(("result", "ended_on", "status"), ON_A_DAY.values(), ids=ON_A_DAY)
def test_the_status_is_that_of_the_last_day_of_the_month(result, ended_on, status):
    assert status_on(LAST, result, ended_on) == status


GUIDS = {
    OURS: OURS,
    OURS.upper(): OURS,
    f" {{{OURS}}} ": OURS,
    OURS.replace("-", ""): OURS,
    "": "",
    None: "",
    "00000000-0000-0000-0000-000000000000": "",
    "6f9619ff-8b86-d011-b42d": "",
    "не GUID": "",
}


@pytest.mark.parametrize(("typed", "expected"), GUIDS.items())
def test_an_id_of_the_portal(typed, expected):
    assert normal_guid(typed) == expected


def test_a_file_is_shorter_than_the_portal_takes():
    assert fits("a" * (CONTENT_LIMIT - 1))
    assert not fits("a" * CONTENT_LIMIT)


def test_names_of_the_files_are_safe_and_differ():
    taken = set()
    names = [
        file_name(number, taken) for number in ("ОГ-2026/000012", "ОГ-2026/000012", "../../x", "")
    ]
    assert names == ["ОГ-2026-000012.json", "ОГ-2026-000012-2.json", "x.json", "document.json"]
