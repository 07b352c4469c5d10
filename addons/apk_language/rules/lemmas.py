"""Forms of Russian words (п. 66, 7): lemmas, readings and other forms by the dictionary of pymorphy3 (MIT).

The dictionary is read at the first question, once a process (about 50 MB, a third of a second). Answers are remembered
by word; a lock guards the analyser, which threads may not share.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock

from pymorphy3 import MorphAnalyzer
from pymorphy3.analyzer import Parse

REMEMBERED = 50_000  # words: about 60 MB when full
FAR_FETCHED = 0.05  # share of a reading among all uses of a form
_lock = Lock()


@dataclass(frozen=True)
class Tag:
    """What a reading says of the word, as OpenCorpora names it; ``"anim" in tag`` asks for any mark."""

    POS: str | None
    case: str | None
    number: str | None
    gender: str | None
    person: str | None
    tense: str | None
    mood: str | None
    grammemes: frozenset[str]

    def __contains__(self, grammeme: str) -> bool:
        return grammeme in self.grammemes


@dataclass(frozen=True)
class Reading:
    """One way to read a word: its lemma and grammar, how likely it is (0…1), whether the dictionary holds the word."""

    word: str
    normal_form: str
    score: float
    tag: Tag
    is_known: bool
    parse: Parse = field(repr=False, compare=False)


@lru_cache(1)
def _analyser():
    return MorphAnalyzer(lang="ru")


@lru_cache(2000)
def _tag(tag) -> Tag:
    grammemes = frozenset(map(str, tag.grammemes))
    named = (tag.POS, tag.case, tag.number, tag.gender, tag.person, tag.tense, tag.mood)
    return Tag(*(name and str(name) for name in named), grammemes)


@lru_cache(REMEMBERED)
def readings(word: str) -> tuple[Reading, ...]:
    """Every way to read a word, the likeliest first; a word that is not in the dictionary is guessed by its ending.

    :param word: in lower case
    """
    known = is_known(word)
    with _lock:
        parses = _analyser().parse(word)
        return tuple(
            Reading(one.word, one.normal_form, one.score, _tag(one.tag), known, one)
            for one in parses
        )


def lemma(word: str) -> str:
    """The form under which a dictionary of paper lists the word, ``ё`` as ``е``: «субсидиями» → «субсидия»."""
    found = readings(word.lower())
    return (found[0].normal_form if found else word.lower()).replace("ё", "е")


@lru_cache(REMEMBERED)
def lemmas(word: str) -> frozenset[str]:
    """Lemmas of all readings, ``ё`` as ``е``: «стали» → «стать», «сталь»."""
    return frozenset(one.normal_form.replace("ё", "е") for one in readings(word.lower()))


@lru_cache(REMEMBERED)
def is_known(word: str) -> bool:
    """Whether the dictionary holds this very form; ``е`` may stand for ``ё``."""
    with _lock:
        return _analyser().word_is_known(word.lower())


def inflected(reading: Reading, grammemes: frozenset[str]) -> str | None:
    """The form of a reading's word with these grammemes, as OpenCorpora names them; ``None``: there is none."""
    with _lock:
        found = reading.parse.inflect(grammemes)
    return found.word if found else None


@lru_cache(REMEMBERED)
def likely_lemmas(word: str) -> tuple[str, ...]:
    """Lemmas of the readings that are not far-fetched, the likeliest first, ``ё`` as ``е``."""
    found = readings(word.lower())
    likely = [one.normal_form.replace("ё", "е") for one in found if one.score >= FAR_FETCHED]
    return tuple(dict.fromkeys(likely)) or (lemma(word),)
