"""п. 45: from what a person types to a question that finds."""

import pytest
from apk_knowledge.rules.search_query import (
    distance,
    in_other_layout,
    is_near,
    query_words,
    synonym_groups,
    to_tsquery,
)

FARM = {("кфх",): ("кфх",), ("крест", "хозяйств"): ("крестьянское", "хозяйство")}


def test_words_are_folded_and_a_pasted_letter_is_cut():
    assert query_words("Учёт ПЧЁЛ, 2026!") == ["учет", "пчел", "2026"]
    assert len(query_words("слово " * 100)) == 12
    assert query_words("x" * 41) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ce,cblbz", "субсидия"), ("uhfyn", "грант"), ("грант", None), ("ok", None), ("", None)],
)
def test_the_other_keyboard_layout(typed, meant):
    assert in_other_layout(typed) == meant


def test_an_abbreviation_brings_its_family_and_the_other_way_round():
    assert synonym_groups(["грант", "кфх"], ["грант", "кфх"], [FARM]) == [
        [("грант",)],
        [("кфх",), ("крестьянское", "хозяйство")],
    ]
    asked, stems = ["крестьянскому", "хозяйству"], ["крест", "хозяйств"]
    assert synonym_groups(asked, stems, [FARM])[0][1:] == [("кфх",), ("крестьянское", "хозяйство")]


def test_the_question_for_the_database():
    groups = [[("грант",)], [("кфх",), ("крестьянское", "хозяйство")]]
    assert to_tsquery(groups) == "(грант) & (кфх | (крестьянское <-> хозяйство))"
    assert to_tsquery(groups[:1], is_typing=True) == "(грант | грант:*)"
    assert to_tsquery(groups, any_group=True).count(" | ") == 2
    assert to_tsquery([]) == ""


@pytest.mark.parametrize(
    ("typed", "word", "near"),
    [
        ("субсдия", "субсидия", True),
        ("трактро", "трактор", True),
        ("регистрацыя", "регистрация", True),
        ("корм", "кома", False),
        ("сено", "село", True),
        ("улей", "клей", True),
        ("трактор", "тракторист", False),
    ],
)
def test_slips_of_the_fingers(typed, word, near):
    assert is_near(typed, word) is near


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [("", "абв", 3), ("абв", "абв", 0), ("абв", "авб", 1), ("абвг", "авг", 1), ("кот", "кит", 1)],
)
def test_the_distance_counts_letters(one, other, steps):
    assert distance(one, other) == distance(other, one) == steps
