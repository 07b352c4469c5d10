"""п. 7: «избегать … грамматических … ошибок»: a number and what it counts: «5 дня», «через 3 дней» are mistakes."""

from collections.abc import Iterator, Sequence

from .finding import Finding, finding
from .inflection import inflected_as
from .lemmas import lemmas, readings
from .text import Text, Word
from .words import mapping, word_set

OBLIQUE = ("gent", "gen2", "datv", "ablt", "loct", "loc2")
FEW, MANY, ONE = "few", "many", "one"  # 2–4, 5–20, 1
A_YEAR = 4  # digits


def counted_findings(text: Text) -> Iterator[Finding]:
    for sentence in text.sentences:
        block, words = text.blocks[sentence.block], sentence.words
        for place in range(len(words) - 1):
            number, noun = words[place], words[place + 1]
            kind = _kind(block, words, place)
            if not kind or block[number.end : noun.start] not in (" ", "\u00a0"):
                continue
            right = _right_form(words, place, kind, noun)
            if right:
                yield finding(
                    sentence.block,
                    number.start,
                    noun.end,
                    block[number.start : noun.end],
                    "grammar",
                    replacements=(f"{number.text} {right}",),
                )


def _kind(block: str, words: Sequence[Word], place: int) -> str | None:
    """Which form a number asks for; none of a year, a date, a share, a number of something."""
    word = words[place]
    if word.lower in mapping("small_numbers"):
        return mapping("small_numbers")[word.lower]
    beside = block[max(0, word.start - 1) : word.start] + block[word.end : word.end + 1]
    if not word.text.isascii() or not word.text.isdigit() or not set(beside) <= set(" («\u00a0"):
        return None
    if len(word.text) >= A_YEAR or (place and _is_name_of_a_number(words[place - 1])):
        return None
    last, two = int(word.text[-1]), int(word.text[-2:])
    if two in range(11, 15) or last in (0, 5, 6, 7, 8, 9):
        return MANY
    return ONE if last == 1 else FEW


def _is_name_of_a_number(word: Word) -> bool:
    """«пункт 5», «кабинет 5»: the number belongs to what stands before."""
    return readings(word.lower)[0].tag.POS in ("NOUN", "ADJF") or not word.text.isalpha()


def _right_form(words: Sequence[Word], place: int, kind: str, noun: Word) -> str | None:
    """The form that the number asks for, where the word surely has another one."""
    if noun.is_capitalised or lemmas(noun.lower).isdisjoint(word_set("counted")):
        return None
    tags = [one.tag for one in readings(noun.lower) if one.tag.POS == "NOUN"]
    if kind == MANY:
        is_right = any(tag.number == "plur" and tag.case in OBLIQUE for tag in tags)
        return None if is_right else inflected_as(noun.lower, "plur", "gent")
    if kind == FEW:
        is_plural = all(tag.number == "plur" and tag.case == "gent" for tag in tags)
        is_counted = place and words[place - 1].lower in word_set("with_accusative_number")
        return inflected_as(noun.lower, "sing", "gent") if is_plural and is_counted else None
    return None
