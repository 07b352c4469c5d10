"""Lines of the lists of words to avoid, and a quick search for all of them at once.

A line that begins with ``^`` stands at the beginning of its sentence. Parts of a line: ``слово`` this very form; ``~слово`` any form of the word; ``слов*`` any ending; ``а|б`` one of them;
``слово?`` may be absent; ``…`` up to three words in between; ``#`` a number, also among others: ``до|#``. Case does not count, ``ё`` is ``е``.
A phrase never leaves its sentence.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product

from .lemmas import lemmas
from .text import WORD, Word

GAP, NUMBER, FIRST = "…", "#", "^"
GAP_WORDS = 3
LINE_LIMIT, PARTS_LIMIT = 400, 14
INDEXED = 3  # letters of «слов*» by which it is looked up


class BadPhrase(ValueError):
    """A line that cannot be searched for."""


@dataclass(frozen=True)
class Part:
    """One part of a line: alternatives by their kind, and whether it may be absent or is a gap."""

    exact: frozenset[str] = frozenset()
    any_form: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    is_gap: bool = False
    is_number: bool = False
    is_optional: bool = False
    is_first: bool = False

    def fits(self, word: Word) -> bool:
        return (
            (self.is_number and any(letter.isdigit() for letter in word.text))
            or word.lower in self.exact
            or (self.beginnings and word.lower.startswith(self.beginnings))
            or bool(self.any_form and not self.any_form.isdisjoint(lemmas(word.lower)))
        )


@dataclass(frozen=True)
class Phrase:
    """Words to avoid: of which rule, what to say instead, what may be put in place as it is, what only looks like them."""

    code: str
    words: str
    advice: str = ""
    replacement: str = ""
    excluded: str = ""


@dataclass(frozen=True)
class Hit:
    """A phrase found: its words in the sentence."""

    phrase: Phrase
    words: tuple[Word, ...]


def parts_of(line: str) -> tuple[Part, ...]:
    """
    :raises BadPhrase: nothing to search for, or too long
    """
    is_first, line = line.strip().startswith(FIRST), line.strip().removeprefix(FIRST)
    found = tuple(_part(one) for one in line.lower().replace("ё", "е").split())
    letters = sum(letter.isalpha() for letter in line)
    if not found or letters < 2 or len(line) > LINE_LIMIT or len(found) > PARTS_LIMIT:
        raise BadPhrase(line)
    if found[0].is_optional or not (found[0].exact or found[0].any_form or found[0].beginnings):
        raise BadPhrase(line)
    return (replace(found[0], is_first=is_first), *found[1:])


def _part(text: str) -> Part:
    if text == GAP:
        return Part(is_gap=True)
    is_optional, text = text.endswith("?"), text.removesuffix("?")
    options = text.split("|")
    words = [option for option in options if option != NUMBER]
    if not all(map(_can_be_searched, words)):
        raise BadPhrase(text)
    return Part(
        frozenset(o for o in words if o[0] != "~" and o[-1] != "*"),
        frozenset(o[1:] for o in words if o[0] == "~"),
        tuple(o[:-1] for o in words if o[-1] == "*"),
        is_number=NUMBER in options,
        is_optional=is_optional,
    )


def _can_be_searched(option: str) -> bool:
    """A word with one sign at most: «контроль,» or «~слово*» would never be found, and nobody would know."""
    letters = option[1:] if option[:1] == "~" else option.removesuffix("*")
    return bool(WORD.fullmatch(letters.rstrip("-")))


@dataclass
class Matcher:
    """Phrases by their first word, or first two, so that a text is read once whatever the number of phrases."""

    phrases: Sequence[Phrase]
    _pairs: dict[tuple[str, str], list] = field(default_factory=dict)
    _exact: dict[str, list] = field(default_factory=dict)
    _lemmas: dict[str, list] = field(default_factory=dict)
    _beginnings: dict[str, list] = field(default_factory=dict)

    def __post_init__(self):
        for phrase in self.phrases:
            for line in lines_of(phrase.words):
                self._index(phrase, parts_of(line), _excluded(phrase))

    def _index(self, phrase, parts, excluded):
        entry = (phrase, parts, excluded)
        first = parts[0]
        if len(parts) > 1 and _is_exact(first) and _is_exact(parts[1]):
            for pair in product(first.exact, parts[1].exact):
                self._pairs.setdefault(pair, []).append(entry)
            return
        for index, keys in (
            (self._exact, first.exact),
            (self._lemmas, first.any_form),
            (self._beginnings, {one[:INDEXED] for one in first.beginnings}),
        ):
            for key in keys:
                index.setdefault(key, []).append(entry)

    def hits(self, words: Sequence[Word]) -> Iterator[Hit]:
        """
        :param words: of one sentence
        """
        for place in range(len(words)):
            for phrase, parts, excluded in self._candidates(words, place):
                end = None if parts[0].is_first and place else _end(parts, 0, words, place)
                if end and not _is_excluded(excluded, words, place, end):
                    yield Hit(phrase, tuple(words[place:end]))

    def _candidates(self, words: Sequence[Word], place: int) -> Iterable:
        lower = words[place].lower
        if place + 1 < len(words):
            yield from self._pairs.get((lower, words[place + 1].lower), ())
        yield from self._exact.get(lower, ())
        for size in range(1, min(INDEXED, len(lower)) + 1):
            yield from self._beginnings.get(lower[:size], ())
        for lemma in lemmas(lower):
            yield from self._lemmas.get(lemma, ())


@lru_cache(maxsize=2)
def matcher_of(phrases: tuple[Phrase, ...]) -> Matcher:
    """Compiled once for the same phrases, however often the caches of a registry are cleared."""
    return Matcher(phrases)


def _is_exact(part: Part) -> bool:
    return bool(part.exact) and part == Part(exact=part.exact)


def lines_of(text: str) -> list[str]:
    """Several lines may stand in one field, parted by «;»."""
    return [line for line in text.split(";") if line.strip()]


def _excluded(phrase):
    return tuple(parts_of(line) for line in lines_of(phrase.excluded))


def _end(parts, number, words, place, hopeless=None) -> int | None:
    """Where the parts from ``number`` on end, the first of them at ``place``; ``None``: they do not fit.

    :param hopeless: (number, place) that did not fit: «а … … … …» would try them again and again, for hours
    """
    while number < len(parts):
        part = parts[number]
        if part.is_gap or part.is_optional:
            return _end_of_choice(
                parts, number, words, place, set() if hopeless is None else hopeless
            )
        if place == len(words) or not part.fits(words[place]):
            return None
        number, place = number + 1, place + 1
    return place


def _end_of_choice(parts, number, words, place, hopeless):
    """The same where the part may take some words or none."""
    if (number, place) in hopeless:
        return None
    part = parts[number]
    if part.is_gap:
        places = range(place, min(place + GAP_WORDS, len(words)) + 1)
    else:
        fits = place < len(words) and part.fits(words[place])
        places = (place + 1, place) if fits else (place,)
    for one in places:
        end = _end(parts, number + 1, words, one, hopeless)
        if end:
            return end
    hopeless.add((number, place))
    return None


def _is_excluded(excluded, words, start, end) -> bool:
    """Words that only look alike: they begin up to three words before the phrase and reach into it."""
    for parts in excluded:
        for place in range(max(0, start - GAP_WORDS), end):
            stop = _end(parts, 0, words, place)
            if stop and stop > start:
                return True
    return False
