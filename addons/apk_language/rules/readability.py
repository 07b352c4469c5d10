"""п. 7, 67: how hard a text is to read, in five figures.

Years of schooling: the mean of the five formulas of plainrussian.ru (CC0). Bands lie between what school literature
and official texts have.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from .lemmas import readings
from .text import Text
from .verbal_nouns import is_verbal_noun

VOWELS = frozenset("аеёиоуыэюя")  # Russian: vowels
LONG_WORD = 5  # syllables
GOOD, MIDDLE, BAD = "good", "middle", "bad"
# code -> (the highest good value, the highest middle value)
BANDS = {
    "grade": (11, 16),
    "sentence": (15, 20),
    "long_words": (0.10, 0.18),
    "nouns_per_verb": (3, 5),
    "verbal_nouns": (0.03, 0.06),
}


@dataclass(frozen=True)
class Figure:
    """``value``: years, words, or a share 0…1, by the code."""

    code: str
    value: float
    band: str


def figures(text: Text) -> list[Figure]:
    """The five figures of the text without its signature; none for a text without words."""
    sentences = [one for one in text.sentences if one.block < len(text.body) and one.words]
    words = [word for one in sentences for word in one.words if word.text.isalpha()]
    if not words:
        return []
    values = {
        "grade": _years(words, len(sentences)),
        "sentence": len(words) / len(sentences),
        "long_words": sum(_syllables(word) >= LONG_WORD for word in words) / len(words),
        "nouns_per_verb": _nouns_per_verb(words),
        "verbal_nouns": sum(map(is_verbal_noun, words)) / len(words),
    }
    return [Figure(code, round(value, 2), _band(code, value)) for code, value in values.items()]


def _band(code, value):
    good, middle = BANDS[code]
    return GOOD if value <= good else MIDDLE if value <= middle else BAD


def _syllables(word):
    return sum(letter in VOWELS for letter in word.text.lower())


def _years(words, sentence_count):
    letters = sum(len(word.text) for word in words)
    long_words = sum(_syllables(word) >= LONG_WORD for word in words)
    count, syllables = len(words), sum(map(_syllables, words))
    length, share = count / sentence_count, 100 * long_words / count
    flesch = 0.318 * length + 14.2 * syllables / count - 30.5
    coleman = 0.055 * 100 * letters / count - 0.35 * 100 / length - 20.33
    dale = 0.552 * share + 0.273 * length
    smog = 1.1 * math.sqrt(64.6 * long_words / sentence_count) + 0.05
    automated = 6.26 * letters / count + 0.2805 * length - 31.04
    return max(0.0, _mean([flesch, coleman, dale, smog, automated]))


def _mean(values: Iterable[float]) -> float:
    values = list(values)
    return sum(values) / len(values)


def _nouns_per_verb(words):
    parts = [readings(word.text.lower())[0].tag.POS for word in words]
    verbs = sum(part in ("VERB", "INFN", "PRED", "PRTS", "GRND") for part in parts)
    return sum(part == "NOUN" for part in parts) / max(1, verbs)
