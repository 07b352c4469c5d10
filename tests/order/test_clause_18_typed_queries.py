"""п. 6, 18: one search box reads what is typed in every way that people mean it."""

import pytest
from apk_case.rules.typed_query import TypedQuery, quoted_for, read_typed
from apk_knowledge.rules.search_query import all_words, beginnings


@pytest.mark.parametrize("typed", ["123", " № 123 ", "№123", "N 123", "no. 123", "000123"])
def test_bare_digits_are_a_number_of_every_row(typed):
    assert read_typed(typed).serials == ("/000123",)


@pytest.mark.parametrize("typed", ["2026/123", "26/123", "2026 123", "2026-000123", "№ 2026\\123", "2026 г. 123"])  # fmt: skip
def test_a_number_without_its_prefix_is_of_that_year(typed):
    assert read_typed(typed).serials == ("-2026/000123",)


def test_last_digits_of_a_number_from_three_on():
    assert read_typed("123").serial_ends == ("123",)
    assert read_typed("12").serial_ends == ()


@pytest.mark.parametrize(
    "typed",
    [
        "+7 (910) 123-45-67",
        "89101234567",
        "8 910 123 45 67",
        "8(910)123-45-67",
        "7 910 123–45–67",
        "910 123 45 67",
        "тел. +7 910 123-45-67",
        "т.: 8-910-123-45-67",
    ],
)
def test_a_phone_in_any_form_is_one_phone(typed):
    assert read_typed(typed).phone_end == "9101234567"
    assert read_typed(typed).serials == ()


@pytest.mark.parametrize(("typed", "end"), [("4567", "4567"), ("45-67", "4567"), ("123-45-67", "1234567"), ("567", "")])  # fmt: skip
def test_last_digits_of_a_phone_from_four_on(typed, end):
    assert read_typed(typed).phone_end == end


@pytest.mark.parametrize(("typed", "start"), [("8910123", "910123"), ("+7 910 12", "91012"), ("91012", "91012"), ("8910", "")])  # fmt: skip
def test_a_phone_that_is_being_typed_is_known_by_its_beginning(typed, start):
    assert read_typed(typed).phone_start == start


@pytest.mark.parametrize(
    ("typed", "pattern"),
    [
        ("Ivanov@Client.test", "%ivanov@client.test%"),
        ("ivanov@", "%ivanov@%"),
        ("@client.test", "%@client.test%"),
        ("a_b@client.test", "%a\\_b@client.test%"),
        ("ivanov", "%ivanov%"),
        ("100%", ""),
        ("иванов", ""),
    ],
)
def test_an_address_or_a_part_of_one(typed, pattern):
    assert read_typed(typed).email == pattern


def test_an_address_holds_no_words_and_a_phone_none_either():
    assert read_typed("ivanov@client.test").words == ""
    assert read_typed("8 910 123 45 67").words == ""
    assert read_typed("субсидия на молоко 2026").words == "субсидия на молоко 2026"


def test_a_number_may_stand_in_the_letter_too():
    assert (read_typed("541").serials, read_typed("541").words) == (("/000541",), "541")


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "—", "'; DROP TABLE apk_case"[:3]])
def test_signs_alone_ask_for_nothing(typed):
    assert read_typed(typed) == TypedQuery()


def test_a_pasted_letter_is_read_by_its_beginning():
    assert len(read_typed("слово " * 1000).words) <= 200
    assert all_words("слово " * 1000).count("слово") < 30


def test_all_words_in_either_layout_the_last_one_unfinished():
    assert all_words("субсидия молок") == "(((субсидия) & (молок | молок:*)))"
    assert "(субсидия | субсидия:*)" in all_words("ce,cblbz")
    assert all_words("") == ""
    assert beginnings("Петр иван") == "петр:* & иван:*"


PHONES = ("+7 494 255-16-31", None, "8 (910) 765-43-21")


@pytest.mark.parametrize(
    ("typed", "quoted"),
    [
        ("8 910 765-43-21", "8 (910) 765-43-21"),
        ("4321", "8 (910) 765-43-21"),
        ("2551631", "+7 494 255-16-31"),
        ("999999", "+7 494 255-16-31"),
    ],
)
def test_the_phone_that_was_found_is_named(typed, quoted):
    assert quoted_for(typed, PHONES, digits_alone=True) == quoted


def test_the_address_that_was_found_is_named():
    shown = ("Site <noreply@site.test>", "Ivanov@client.test")
    assert quoted_for("ivanov@", shown) == "Ivanov@client.test"
    assert quoted_for("ivanov@", (None, "")) == ""
