"""Указ Президента РФ от 17.04.2017 № 171; 59-ФЗ, ст. 8, 10: each question has a result, the message the weightiest of them."""

import pytest
from apk_case.rules.question_result import result_of

CASES = {
    "one question gives its own result": (["explained"], "explained"),
    "a question without a result leaves the message without one": (["explained", None], None),
    "nothing is decided on a message that asks nothing yet": ([], None),
    "what we have answered weighs more than what was passed on": (["referred", "explained"], "explained"),
    "all parts passed on": (["referred", "referred"], "referred"),
    "a refusal is not hidden by an explanation": (["explained", "not_supported"], "not_supported"),
    "what was supported weighs most": (["not_supported", "supported", "unanswered"], "supported"),
    "an answer to the author weighs more than silence": (["unanswered", "answered_author"], "answered_author"),
}  # fmt: skip


@pytest.mark.parametrize(("results", "expected"), CASES.values(), ids=CASES)
def test_the_message_has_the_weightiest_result(results, expected):
    assert result_of(results) == expected
