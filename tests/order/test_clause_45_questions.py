"""п. 45: from what a person types to a question that finds."""

import pytest
from apk_knowledge.rules.search_query import (
    at_least,
    common_root,
    distance,
    forms,
    in_other_layout,
    is_near,
    patterns_near,
    query_words,
    quorums,
    swapped,
    synonym_groups,
    to_tsqueries,
)

FARM = {("кфх",): ("кфх",), ("крест", "хозяйств"): ("крестьянское", "хозяйство")}


def test_words_are_folded_and_a_pasted_message_is_cut():
    assert query_words("Учёт ПЧЁЛ, 2026!") == ["учет", "пчел", "2026"]
    assert len(query_words("слово " * 100)) == 12
    assert query_words("x" * 41) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ce,cblbz", "субсидия"),
        ("uhfyn", "грант"),
        ("d irjks", "в школы"),
        ("грант", None),
        ("ok", None),
        ("", None),
    ],
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
    parts = to_tsqueries(groups)
    assert parts == ["(грант)", "(кфх | (крестьянское <-> хозяйство))"]
    assert to_tsqueries(groups[:1], is_typing=True) == ["(грант | грант:*)"]
    assert at_least(parts, 2) == f"({parts[0]} & {parts[1]})"
    assert at_least(parts, 1) == f"({parts[0]}) | ({parts[1]})"
    assert to_tsqueries([]) == []


@pytest.mark.parametrize(
    ("count", "steps"), [(1, [1]), (2, [2, 1]), (3, [3, 2, 1]), (5, [5, 4, 3, 1])]
)
def test_fewer_words_are_asked_for_step_by_step(count, steps):
    assert quorums(count) == steps


def test_a_question_of_many_words_stays_a_short_one():
    parts = to_tsqueries([[(f"слово{number}",)] for number in range(12)])
    assert len(at_least(parts, len(parts) - 2)) < 4000


@pytest.mark.parametrize(
    ("word", "asked"),
    [
        ("кооператив", ["кооператив", "кооператива"]),
        ("кооперативов", ["кооперативов", "кооператив"]),
        ("устав", ["устав", "устава"]),
        ("полив", ["полив", "полива"]),
        ("грант", ["грант"]),
        ("ив", ["ив"]),
    ],
)
def test_a_noun_like_a_gerund_is_asked_for_in_two_forms(word, asked):
    assert forms(word) == asked


def test_a_verb_finds_the_root_of_its_noun():
    assert common_root("вакцинировать", ["вакансия", "вакцинация"]) == "вакцин"
    assert common_root("корма", ["корм"]) == ""
    assert common_root("корма", []) == ""


def test_neighbours_are_swapped_back():
    assert "ремонт" in swapped("рмеонт")
    assert swapped("я") == []


@pytest.mark.parametrize(
    ("word", "patterns"),
    [
        ("сено", ["се%", "%но"]),
        ("трактор", ["тр%", "%ак%", "%тор"]),
        ("субсидия", ["су%", "%бси%", "%дия"]),
    ],
)
def test_a_slip_leaves_a_piece_of_the_word_whole(word, patterns):
    assert patterns_near(word) == patterns


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
