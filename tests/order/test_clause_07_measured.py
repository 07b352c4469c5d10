"""п. 7, 17, 24, 65, 67: how much of what people have labelled the check finds, and how often it is wrong.

The lists were tuned on the half named «tuning»; the bounds are kept on both halves, those of the other half lower:
nobody has read it while the lists were written. Figures are printed by every run.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

import pytest
from apk_language.rules.check import check_text
from apk_language.rules.text import blocks_of_lines

from .checked_texts import shipped

SETS = Path(__file__).parents[1] / "language"
HALVES = ("tuning", "test")
# rule -> least share found, on the half of the lists and on the other
RECALL = {
    "boilerplate": (0.9, 0.6),
    "redirect": (0.9, 0.6),
    "denial": (0.9, 0.6),
    "law": (0.9, 0.8),
    "officialese": (0.9, 0.7),
    "verbal_noun": (0.9, 0.5),
    "archaism": (0.8, 0.7),
    "jargon": (0.9, 0.4),
    "colloquial": (0.8, 0.5),
    "blame": (0.9, 0.6),
    "aggression": (0.9, 0.6),
    "sarcasm": (0.9, 0.5),
    "familiarity": (0.9, 0.9),
    "excuse": (0.9, 0.3),
    "abbreviation": (0.9, 0.5),
    "term": (0.9, 0.6),
    "long": (0.9, 0.9),
    "punctuation": (0.7, 0.25),
    "smiley": (0.9, 0.9),
    "grammar": (0.9, 0.4),
    "agreement": (0.9, 0.4),
    "no_term": (0.8, 0.5),
    "spelling": (0.95, 0.85),
    "no_solution": (0.8, 0.3),
}
FALSE_ON_RIGHT_SENTENCES = (0.02, 0.12)  # findings a sentence
FINDINGS_ON_GOOD_REPLIES = (0.05, 0.16)  # findings a reply: 6 on 40 is 0.15
TRUE_ON_BAD_REPLIES = (0.95, 0.8)  # 34 of 40 is 0.85


def rows(name):
    with (SETS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of_half(name, half):
    return [row for row in rows(name) if row["split"] == half]


def codes(blocks, kind):
    return [one.code for one in check_text(blocks, kind, shipped())]


@pytest.fixture(scope="module", params=HALVES)
def sentences(request):
    """(half, found by rule, labelled by rule, findings on right sentences, right sentences)"""
    found, labelled, wrong, right = Counter(), Counter(), Counter(), 0
    for row in of_half("sentences.csv", request.param):
        noticed = codes([row["text"]], "answer")
        if row["expected"] == "1":
            labelled[row["code"]] += 1
            found[row["code"]] += row["code"] in noticed
        else:
            right += 1
            wrong.update(noticed)
    return request.param, found, labelled, wrong, right


def test_every_rule_finds_its_share(sentences, capsys):
    half, found, labelled, wrong, right = sentences
    with capsys.disabled():
        for code, count in sorted(labelled.items()):
            share = found[code] / count
            sys.stderr.write(
                f"\n{half}: {code}: {found[code]} of {count} ({share:.2f}), false {wrong[code]}",
            )
    least = {code: bounds[HALVES.index(half)] for code, bounds in RECALL.items()}
    assert {
        code: found[code] / labelled[code]
        for code in labelled
        if found[code] / labelled[code] < least[code]
    } == {}


def test_right_sentences_are_left_alone(sentences):
    half, _found, _labelled, wrong, right = sentences
    assert wrong.total() / right <= FALSE_ON_RIGHT_SENTENCES[HALVES.index(half)], wrong


@pytest.mark.parametrize("half", HALVES)
def test_good_replies_are_left_alone_and_bad_ones_are_not(half, capsys):
    good, bad, true, findings = 0, 0, 0, Counter()
    for row in of_half("replies.csv", half):
        text = (SETS / "replies" / f"{row['id']}.txt").read_text("utf-8")
        noticed = codes(blocks_of_lines(text), row["kind"])
        if row["quality"] == "good":
            good += 1
            findings.update(noticed)
        else:
            bad += 1
            true += not set(noticed).isdisjoint(row["defects"].split())
    with capsys.disabled():
        sys.stderr.write(
            f"\n{half}: {findings.total()} findings on {good} good replies, {true} of {bad} bad ones found",
        )
    place = HALVES.index(half)
    assert findings.total() / good <= FINDINGS_ON_GOOD_REPLIES[place], findings
    assert true / bad >= TRUE_ON_BAD_REPLIES[place]
