"""Clauses 17–19, 66: the labelled messages are whole, and what the program learns from before anybody has judged is not among them."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from .test_replies_are_labelled import rows, split_of

ADDONS = Path(__file__).parents[2] / "addons"
DIRECTORIES = ADDONS / "apk_case" / "data" / "directories"
MOODS = {"negative", "neutral", "positive", "aggressive"}
ABUSE = {"none", "insult", "obscene", "threat", "self_harm"}
FEWEST_OF_A_TOPIC, FEWEST_OF_A_NEED = 8, 8
LONGEST = 300  # characters; the companion reads no more of a phrase


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def codes(name):
    return {row["code"] for row in read(DIRECTORIES / name)}


TOPICS, NEEDS = codes("5-apk.topic.csv"), codes("3-apk.need.csv")
MESSAGES = rows("messages.csv")
SAMPLES = read(ADDONS / "apk_triage" / "data" / "sample_messages.csv")
DANGER = read(ADDONS / "apk_triage" / "data" / "danger_messages.csv")


def words(text):
    return " ".join(re.findall(r"\w+", text.lower()))


def test_every_message_stands_once_and_on_its_side_of_the_split():
    assert len({row["id"] for row in MESSAGES}) == len(MESSAGES) >= 400
    assert [row["id"] for row in MESSAGES if row["split"] != split_of(row["id"])] == []
    counted = Counter(words(f"{row['subject']} {row['text']}") for row in MESSAGES)
    assert [text for text, times in counted.items() if times > 1] == []


def test_every_label_is_a_code_of_the_program():
    for row in MESSAGES:
        assert row["topic"] in TOPICS, row
        assert row["need"] in NEEDS, row
        assert row["mood"] in MOODS, row
        assert row["urgency"] in {"urgent", "ordinary"}, row
        assert row["abuse"] in ABUSE, row


def test_a_sample_message_is_short_and_stands_once():
    assert len({row["text"] for row in SAMPLES}) == len(SAMPLES)
    assert [row["text"] for row in SAMPLES if not 20 <= len(row["text"]) <= LONGEST] == []


@pytest.mark.parametrize(
    ("axis", "known", "fewest"),
    [("topic", TOPICS, FEWEST_OF_A_TOPIC), ("need", NEEDS, FEWEST_OF_A_NEED)],
)
def test_every_topic_and_need_has_sample_messages(axis, known, fewest):
    counted = Counter(row[axis] for row in SAMPLES)
    assert set(counted) == known
    assert {code: times for code, times in counted.items() if times < fewest} == {}


def test_no_labelled_message_is_among_the_samples():
    labelled = " | ".join(words(f"{row['subject']} {row['text']}") for row in MESSAGES)
    assert [row["text"] for row in SAMPLES + DANGER if words(row["text"]) in labelled] == []


def test_what_danger_looks_like_is_shown_beside_what_only_sounds_like_it():
    counted = Counter(row["is_danger"] for row in DANGER)
    assert set(counted) == {"0", "1"}
    assert min(counted.values()) >= 25
