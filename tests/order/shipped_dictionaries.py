"""The dictionaries that the suite ships, compiled as the office compiles them; values by their codes."""

import csv
from datetime import date
from functools import lru_cache
from pathlib import Path

from apk_base.rules.russian_dates import MONTHS
from apk_case.rules.client_text import own_words
from apk_case.rules.reading import Reader
from apk_case.rules.urgency import nearest_term
from apk_case.rules.word_lines import Entry
from apk_language.rules.lemmas import likely_lemmas

TODAY = date(2026, 11, 30)  # a Monday: the day on which the labelled messages were written
DIRECTORIES = Path(__file__).parents[2] / "addons/apk_case/data/directories"


def rows(name):
    with (DIRECTORIES / name).open(newline="") as lines:
        return list(csv.DictReader(lines))


@lru_cache(1)
def reader() -> Reader:
    codes = {row["id"]: row["code"] for row in rows("5-apk.topic.csv") + rows("3-apk.need.csv")}
    entries, key = [], 0
    for row in rows("6-apk.dictionary.entry.csv"):
        lines = [(key + place, line) for place, line in enumerate(row["words"].splitlines())]
        key += len(lines)
        excluded = tuple(row["excluded"].splitlines())
        entries.append(
            Entry(
                row["id"],
                row["aspect"],
                _value(row, codes),
                tuple(lines),
                excluded,
                int(row["weight"]),
            )
        )
    needs = {row["code"]: row["code"] for row in rows("3-apk.need.csv")}
    return Reader(entries, likely_lemmas, "other", needs)


def _value(row, codes):
    record = row["topic_id/id"] or row["need_id/id"]
    return codes.get(record) or row["kind_id/id"] or row["mood"] or row["abuse_kind"] or "urgent"


def read(subject, words):
    """What the program proposes of a message: code of each aspect; topics are all, the likeliest first."""
    shipped = reader()
    text = shipped.text(subject, own_words(words, subject))
    found = shipped.find(text)
    abuse = found["abuse"][0].value if found.get("abuse") else "none"
    term = nearest_term(text.plain, TODAY, MONTHS, lambda day: day.weekday() < 5)
    is_urgent = term or found.get("urgency") or abuse == "self_harm"
    mood, _sure = shipped.mood(text, found)
    needs = shipped.needs(text, found, mood)
    return {
        "topics": [finding.value for finding in shipped.topics(found)],
        "need": needs[0].value if needs else "",
        "mood": mood,
        "urgency": "urgent" if is_urgent else "ordinary",
        "abuse": abuse,
        "kinds": [finding.value for finding in found.get("kind", ())],
        "text": text,
    }
