"""Clauses 7, 17, 24, 65–67: the labelled replies and sentences are whole, so that a figure got on them means something."""

import csv
from collections import Counter
from hashlib import sha256
from pathlib import Path

SETS = Path(__file__).parent
KINDS = {"answer", "refusal", "forwarding", "public_reply"}
WHOLE_LETTER = {"greeting", "closing", "refusal_no_next"}  # not seen in one sentence
FEWEST_RIGHT, FEWEST_WRONG = 10, 15


def rows(name):
    with (SETS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


REPLIES, SENTENCES = rows("replies.csv"), rows("sentences.csv")


def split_of(row_id):
    return "test" if int(sha256(row_id.encode()).hexdigest(), 16) % 2 else "tuning"


def test_every_row_stands_once_and_on_its_side_of_the_split():
    for labelled in (REPLIES, SENTENCES):
        assert len({row["id"] for row in labelled}) == len(labelled)
        assert [row["id"] for row in labelled if row["split"] != split_of(row["id"])] == []
    assert [
        text for text, times in Counter(row["text"] for row in SENTENCES).items() if times > 1
    ] == []


def test_every_reply_has_its_text_and_every_text_its_row():
    texts = {path.stem: path.read_text("utf-8") for path in (SETS / "replies").glob("*.txt")}
    assert set(texts) == {row["id"] for row in REPLIES}
    lengths = {row_id: len(text.split()) for row_id, text in texts.items()}
    assert {row_id: words for row_id, words in lengths.items() if not 55 <= words <= 250} == {}


def test_a_reply_is_bad_by_its_defects():
    known = {row["code"] for row in SENTENCES} | WHOLE_LETTER
    for row in REPLIES:
        assert row["kind"] in KINDS, row
        assert set(row["defects"].split()) <= known, row
        assert row["quality"] == ("bad" if row["defects"] else "good"), row


def test_what_is_wrong_stands_in_the_sentence():
    for row in SENTENCES:
        assert (row["expected"] == "1") == bool(row["found"]) == bool(row["correct"]), row
        assert row["found"] in row["text"], row


def test_each_code_has_sentences_of_both_kinds():
    counted = Counter((row["code"], row["expected"]) for row in SENTENCES)
    for code in {row["code"] for row in SENTENCES}:
        assert counted[code, "1"] >= FEWEST_WRONG, code
        assert counted[code, "0"] >= FEWEST_RIGHT, code
