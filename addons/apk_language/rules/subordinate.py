"""п. 7: «избегать … пунктуационных ошибок»: the comma before a clause that a conjunction begins, around words said aside.

A comma is missed only where nothing parts the two predicates around the conjunction: what is certain, and no more.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from .finding import Finding
from .lemmas import readings
from .punctuation import SIGNS, between, is_predicate
from .text import Sentence, Text, Word
from .words import mapping, word_set

THAT = "что"  # Russian: conjunction
NOT = "не"  # Russian: word
AS, SO_AND, THAN = "как", ("так", "и"), "чем"  # Russian: words
REACH = 7  # words between «как» and «так и»


def subordinate_findings(text: Text) -> Iterator[Finding]:
    for sentence in text.sentences:
        block, words = text.blocks[sentence.block], sentence.words
        for start, end in _stretches(block, words):
            predicates = [place for place in range(start, end) if _is_predicate(words[place])]
            for place in range(start + 1, end):
                if (
                    _begins_a_clause(words, place, predicates)
                    or _is_aside(words, place, end)
                    or _is_second_of_a_pair(words, start, place, end)
                ):
                    yield between(text, sentence, place)
        yield from _left_open(text, sentence)


def _stretches(block: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Places of words that no sign parts: first, one after the last."""
    start = 0
    for place in range(1, len(words) + 1):
        is_end = place == len(words)
        if is_end or SIGNS.search(block[words[place - 1].end : words[place].start]):
            yield start, place
            start = place


def _begins_a_clause(words: Sequence[Word], place: int, predicates: list[int]) -> bool:
    """«скажем когда придут деньги», «справки нет поэтому приезжайте»: a predicate on either side."""
    word, before = words[place], words[place - 1]
    has_both = any(one < place for one in predicates) and any(one > place for one in predicates)
    if not has_both or before.lower in word_set("joined_to_conjunctions"):
        return False
    follows = words[place + 1].lower
    if word.lower == THAT:
        return _is_verb(before) and not _is_infinitive(follows) and not _is_idle(follows)
    kind = mapping("clause_conjunctions").get(word.lower)
    if kind == "asked":
        return _may_govern(before) and not _is_infinitive(follows)
    if kind == "until":
        return follows == NOT and _is_verb(before)
    return kind == "always" and follows not in word_set("not_a_clause")


def _is_second_of_a_pair(words: Sequence[Word], start: int, place: int, end: int) -> bool:
    """«как граждане так и организации», «раньше чем обычно»."""
    word, before = words[place], words[place - 1]
    follows = words[place + 1] if place + 1 < end else None
    if follows is None:
        return False
    if (word.lower, follows.lower) == SO_AND:
        return any(one.lower == AS for one in words[max(start, place - REACH) : place - 1])
    is_compared = word.lower == THAN and _tag(before).POS == "COMP"
    is_denied = place - 2 >= start and words[place - 2].lower == NOT
    return is_compared and not is_denied and _tag(follows).POS in ("NPRO", "ADVB")


def _is_aside(words: Sequence[Word], place: int, end: int) -> bool:
    """«документы в том числе паспорт», «позвоните пожалуйста нам»: words that commas always cut off."""
    is_one = _phrase_at("said_aside", words, place, end) is not None
    return is_one and words[place - 1].lower not in word_set("joined_to_conjunctions")


def _phrase_at(name: str, words: Sequence[Word], place: int, end: int) -> int | None:
    """How many words of a phrase of the list begin here."""
    for parts in _by_first_word(name).get(words[place].lower, ()):
        if place + len(parts) <= end and all(
            word.lower == part for word, part in zip(words[place:], parts, strict=False)
        ):
            return len(parts)
    return None


@cache
def _by_first_word(name: str) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for phrase in word_set(name):
        found.setdefault(phrase.split()[0], []).append(phrase.split())
    return found


def _left_open(text: Text, sentence: Sentence) -> Iterator[Finding]:
    """«К сожалению мы не успели», «…, пожалуйста нам»: the comma behind them."""
    block, words = text.blocks[sentence.block], sentence.words
    for place in range(len(words)):
        count = _phrase_at("closed_by_a_comma", words, place, len(words))
        last = place + (count or 0)
        if not count or last == len(words):
            continue
        if not SIGNS.search(block[words[last - 1].end : words[last].start]):
            yield between(text, sentence, last)


def _tag(word: Word):
    return readings(word.lower)[0].tag


def _is_predicate(word: Word) -> bool:
    return is_predicate(word) or word.lower in word_set("known_or_not")


def _is_verb(word: Word) -> bool:
    tag = _tag(word)
    return tag.POS == "VERB" and word.lower not in word_set("be_forms")


def _may_govern(word: Word) -> bool:
    """«узнайте где», «отдел где», «неизвестно когда»."""
    if not word.text.isalpha() or word.lower in word_set("be_forms"):
        return False
    tag = _tag(word)
    is_object = tag.POS == "NPRO" and tag.case != "nomn"  # «позвоним вам когда»
    return (
        is_object
        or word.lower in word_set("known_or_not")
        or tag.POS in ("VERB", "INFN", "NOUN", "ADJS", "PRTS", "PRED")
    )


def _is_infinitive(word: str) -> bool:
    return readings(word)[0].tag.POS == "INFN"


def _is_idle(word: str) -> bool:
    """«делайте что угодно»: no clause."""
    return word in word_set("not_a_clause")
