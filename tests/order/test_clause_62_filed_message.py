"""п. 62: what another system files is JSON of known names and kinds, or a refusal that says what to mend."""

import base64
import json

import pytest
from apk_api.rules.filed_message import (
    file_sentence,
    filed,
    idempotency_key,
    sentences,
)
from apk_api.rules.problems import PROBLEMS, Problem, code_of_status, details

GOOD = {"name": "Анна Белова", "answer_by": "phone", "phone": "84942456789", "text": "Вопрос"}


def body(**values):
    return json.dumps({**GOOD, **values}).encode()


def test_a_message_becomes_the_fields_of_the_form():
    content = base64.b64encode(b"%PDF").decode()
    sent = filed(body(external_number=" 15 \n", files=[{"name": "a.pdf", "content_base64": content}]))  # fmt: skip
    assert (sent.fields["way"], sent.fields["agreed"], sent.external_number) == ("phone", "1", "15")
    assert sent.files == (("a.pdf", b"%PDF"),)


def test_signs_that_no_database_keeps_are_left_out():
    sent = filed(b'{"name": "\\u0000\\ud800A", "text": "a\\nb"}')
    assert (sent.fields["name"], sent.fields["text"]) == ("A", "a\nb")


def test_a_name_that_no_answer_can_repeat_is_named_without_its_signs():
    with pytest.raises(Problem) as caught:
        filed(b'{"\\ud800\\u0000a": 1}')
    [(field, _text)] = caught.value.errors
    assert field == "a"


@pytest.mark.parametrize("raw", [b"", b"null", b"[]", b"1", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_object_of_json_is_refused(raw):
    with pytest.raises(Problem) as caught:
        filed(raw)
    assert (caught.value.code, caught.value.status) == ("not_json", 400)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"way": "email"}, "way"),
        ({"text": 5}, "text"),
        ({"text": ["a"]}, "text"),
        ({"external_number": "1" * 101}, "external_number"),
        ({"files": {"a": 1}}, "files"),
        ({"files": ["a"]}, "files[0]"),
        ({"files": [{"name": "a"}, {"name": 1}]}, "files[1]"),
        ({"files": [{"name": "a", "content_base64": "не base64"}]}, "files[0]"),
        ({"files": [{"name": "a", "content_base64": 5}]}, "files[0]"),
    ],
)
def test_a_field_of_another_name_or_kind_is_named(values, field):
    with pytest.raises(Problem) as caught:
        filed(body(**values))
    assert caught.value.code == "invalid"
    assert [name for name, _text in caught.value.errors] == [field]


@pytest.mark.parametrize("header", ["", "1234567", "a" * 201, "with a space", "ключ-0001", "a\nb12345"])  # fmt: skip
def test_a_key_of_repetition_is_a_word_of_some_length(header):
    assert idempotency_key("12345678") == "12345678"
    with pytest.raises(Problem):
        idempotency_key(header)


def test_each_problem_of_a_field_has_a_sentence():
    found = dict(sentences({"way": "missing", "name": "long", "email": "wrong"}))
    assert found.keys() == {"answer_by", "name", "email"}
    assert all(found.values())
    assert file_sentence("large", "a.pdf") == ("files", "Файл больше 10 МБ: a.pdf")


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_a_refusal_has_a_stable_code_and_words_for_a_person(code):
    found = details(code, [("text", "т")])
    assert found["code"] == code
    assert found["status"] == PROBLEMS[code]
    assert found["errors"] == [{"field": "text", "message": "т"}]
    assert "errors" not in details(code)


@pytest.mark.parametrize(("status", "code"), [(404, "not_found"), (405, "method_not_allowed"), (413, "too_large"), (429, "too_many_requests"), (500, "internal"), (503, "internal"), (400, "not_found")])  # fmt: skip
def test_what_was_refused_before_the_call_has_a_code(status, code):
    assert code_of_status(status) == code
