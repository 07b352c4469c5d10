"""п. 7: no text keeps the check busy: whatever stands in it, its time grows with its length and no faster.

Seconds are those of this process's CPU, several times what is needed: each text here once took minutes or hours.
"""

import random
import time

import pytest
from apk_language.rules.check import Lists, check_text
from apk_language.rules.phrase_pattern import Matcher, Phrase
from apk_language.rules.readability import figures
from apk_language.rules.text import LONGEST_SENTENCE, Text, sentences_of

from .checked_texts import check

LENGTH = 40_000  # characters
CPU_SECONDS = 8


def filled(unit: str) -> str:
    return (unit * LENGTH)[:LENGTH]


def invented(letters: str, size: int) -> str:
    """Words that nobody knows, each another one."""
    chance = random.Random(7)
    words = ("".join(chance.choices(letters, k=size)) for _word in range(LENGTH // (size + 1)))
    return " ".join(words)


HOSTILE = {
    "quotes that are never closed": filled("“а "),
    "full stops": filled(".") + "x",
    "full stops and brackets": filled(".")[: LENGTH // 2] + filled(")") + "x",
    "exclamations and blanks": filled("!")[: LENGTH // 2] + filled(" ") + "x",
    "initials": filled("А. "),
    "short sentences": filled("Да. Нет. "),
    "a word without an end": "Обратитесь в другой отдел " + filled("а"),
    "a word of hyphens": "Обратитесь в другой отдел " + filled("а-"),
    "the same advice": filled("обратитесь в отдел "),
    "the same denial": filled("Факты не подтвердились. "),
    "the same dead end": filled("Помочь нечем. "),
    "blanks after a preposition": "Ответим в" + filled(" ") + "q. Да. Нет. Да.",
    "promises": filled("Ответим. "),
    "digits": filled("1"),
    "smileys": filled("🙂"),
    "faces": filled(":)"),
    "one sentence": filled("который принял если "),
    "abbreviations": " ".join(
        f"ква {one}" for one in invented("БВГДЖЗКЛМНПРСТ", 4).split()[: LENGTH // 9]
    ),
    "words that nobody knows": invented("бвгджзклмнпрстуоаие", 9),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_in_bounded_time(name):
    start = time.process_time()
    check(HOSTILE[name], kind="refusal", is_framed=False)
    figures(Text((HOSTILE[name],)))
    assert time.process_time() - start < CPU_SECONDS


def test_a_phrase_full_of_gaps_is_searched_for_in_bounded_time():
    """An administrator may write it, in good faith, into «Words of answers»."""
    phrase = Phrase("jargon", "они " + "… " * 12 + "слово")
    lists = Lists(Matcher([phrase]))
    start = time.process_time()
    found = check_text(["Они " * 60 + "пришли."], "answer", lists, {"is_framed": True})
    assert time.process_time() - start < CPU_SECONDS
    assert "jargon" not in {one.code for one in found}
    spread = check_text(["Они все вместе взяли слово."], "answer", lists, {"is_framed": True})
    assert "jargon" in {one.code for one in spread}


def test_the_parts_of_an_endless_sentence_are_the_sentence():
    block = " ".join(f"слово{number}" for number in range(2 * LONGEST_SENTENCE + 50)) + "."
    parts = sentences_of(block)
    assert [len(part.words) for part in parts] == [LONGEST_SENTENCE, LONGEST_SENTENCE, 50]
    assert " ".join(part.text for part in parts) == block
    assert all(block[part.start : part.end] == part.text for part in parts)


def test_unknown_words_are_all_found_and_the_first_of_them_are_explained():
    found = check(invented("бвгджзклмнпрстуоаие", 9).lower())
    unknown = [one for one in found if one.code == "spelling"]
    assert len(unknown) > 3000


def test_a_quotation_after_an_open_one_is_a_quotation():
    assert "aggression" not in {one.code for one in check("Он начал “так и сказал “дурак” и ушёл.")}
