"""The shipped lists of words, for the pure tests of the check of outgoing texts."""

import csv
from functools import cache
from pathlib import Path

from apk_language.rules.check import Lists, check_text
from apk_language.rules.phrase_pattern import Matcher, Phrase

PHRASES = Path(__file__).parents[2] / "addons/apk_language/data/directories/1-apk.phrase.csv"


def rows():
    with PHRASES.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@cache
def shipped():
    names = ("kind", "words", "advice", "replacement", "excluded")
    phrases = [Phrase(*(r[name] for name in names)) for r in rows() if r["kind"] != "known"]
    known = frozenset(r["words"] for r in rows() if r["kind"] == "known")
    return Lists(Matcher(phrases), known)


def check(*blocks, kind="answer", **options):
    return check_text(blocks, kind, shipped(), {"is_framed": True, **options})
