"""Lines of a dictionary found in a text (п. 18, 66): every hit names its line and the words it was found by.

A line is a word or a phrase, each word in any form. ``*`` stands for any letters (``субсид*``), ``…`` for up to three
words in between, ``a/b`` for one or the other, ``!слово`` for this form alone, ``корова & болеть`` for both anywhere in a
sentence. A phrase stays within a sentence.
The time of a search is bounded: it counts its steps, and gives up the rest of a hostile text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from .masked_words import may_be, readings_of
from .words import Lemmas, Word, normal_form

GAP, TOGETHER = "…", "&"
EXACT = "!"
OR = "/"
GAP_WORDS = 3
LINE_LIMIT = 600
STARS_LIMIT = 2
NEAR = 4  # words around a hit in which an exclusion counts
STEPS_LIMIT = 200_000
KNOWN_WORDS_LIMIT = 50_000


class BadLine(ValueError):
    """A line of a dictionary that cannot be searched for."""


@dataclass(frozen=True)
class Hit:
    """Words ``first``…``last`` of a text, found by the line ``key``."""

    key: int
    first: int
    last: int


@dataclass(frozen=True)
class Slot:
    """One place of a phrase: what may stand there, and what joins it to the place before it."""

    choices: tuple[str, ...]
    joint: str = ""


def slots_of(line: str) -> tuple[Slot, ...]:
    """
    :raises BadLine: nothing to search for, longer than ``LINE_LIMIT``, or a word of more than two stars
    """
    parts = line.lower().replace("ё", "е").replace("...", GAP).split()
    if len(line) > LINE_LIMIT or not parts or {parts[0], parts[-1]} & {GAP, TOGETHER}:
        raise BadLine(line)
    slots, joint = [], ""
    for part in parts:
        if part in (GAP, TOGETHER):
            joint = part
            continue
        choices = tuple(part.split(OR))
        if not all(_can_be_searched(choice) for choice in choices):
            raise BadLine(line)
        slots.append(Slot(choices, joint))
        joint = ""
    if sum(min(len(_letters(one)) for one in slot.choices) for slot in slots) < 2:
        raise BadLine(line)
    return tuple(slots)


def _letters(choice: str) -> str:
    return choice.replace("*", "").removeprefix(EXACT)


def _can_be_searched(choice: str) -> bool:
    is_starred = "*" in choice
    return bool(re.fullmatch(r"!?[\w@*-]+", choice)) and (
        choice.count("*") <= STARS_LIMIT and len(_letters(choice)) >= (2 if is_starred else 1)
    )


class Lines:
    """Lines compiled together: a word of a text is looked at once, however many lines there are.

    :param lines: key of a line -> the line
    :param masks: whether a masked word («х*й») may be a word of a line
    :raises BadLine: see ``slots_of``
    """

    def __init__(self, lines: Iterable[tuple[int, str]], lemmas: Lemmas, *, masks: bool = True):
        self._lemmas, self._masks = lemmas, masks
        self._by_lemma: dict[str, set[str]] = {}
        self._by_form: dict[str, set[str]] = {}
        self._stars: list[tuple[re.Pattern, str]] = []
        self._seen: dict[str, frozenset[str]] = {}
        self._starts: dict[str, list[tuple[int, tuple[Slot, ...]]]] = {}
        for key, line in lines:
            slots = slots_of(line)
            for choice in {choice for slot in slots for choice in slot.choices}:
                self._learn(choice)
            for choice in set(slots[0].choices):
                self._starts.setdefault(choice, []).append((key, slots))

    def _learn(self, choice: str) -> None:
        if "*" in choice:
            pattern = re.compile(re.escape(normal_form(choice)).replace(r"\*", "[^ ]*"))
            self._stars.append((pattern, choice))
        elif choice.startswith(EXACT):
            self._by_form.setdefault(normal_form(choice[1:]), set()).add(choice)
        else:
            word = normal_form(choice)
            forms = self._lemmas(word)
            for lemma in (word,) if word in forms else (*forms, word):
                self._by_lemma.setdefault(lemma, set()).add(choice)

    @cached_property
    def _star_choices(self):
        return list({choice: pattern for pattern, choice in self._stars}.items())

    def _choices(self, word: Word) -> frozenset[str]:
        """Everything written in lines that this word is."""
        known = self._seen.get(word.text)
        if known is None:
            known = frozenset(self._written_for(word))
            if len(self._seen) >= KNOWN_WORDS_LIMIT:
                self._seen.clear()
            self._seen[word.text] = known
        return known

    def _written_for(self, word: Word) -> set[str]:
        found: set[str] = set()
        for spelling in (word.text, *word.forms):
            found |= self._by_form.get(spelling, set())
            found |= {one for one, pattern in self._star_choices if pattern.fullmatch(spelling)}
            for reading in readings_of(spelling) if self._masks else ():
                alike = self._alone.get(reading[0], ())
                found |= {one for one in alike if may_be(reading, one.removeprefix(EXACT))}
        for lemma in (*word.lemmas, word.text, *word.forms):
            found |= self._by_lemma.get(lemma, set())
        return found

    @cached_property
    def _alone(self):
        """What a masked word is compared with, by its first letter: words alone, for a phrase hides nothing."""
        alone: dict[str, list[str]] = {}
        for choice, lines in self._starts.items():
            if any(len(slots) == 1 for _key, slots in lines):
                alone.setdefault(choice.removeprefix(EXACT)[0], []).append(choice)
        return alone

    def hits(self, words: Sequence[Word]) -> list[Hit]:
        """Every line with every place it is found at, in the order of the text."""
        choices = [self._choices(word) for word in words]
        found, steps = [], 0
        for first, here in enumerate(choices):
            for choice in here:
                for key, slots in self._starts.get(choice, ()):
                    span, taken = _end_of_phrase(slots, choices, words, first)
                    steps += taken
                    if span:
                        found.append(Hit(key, *span))
                if steps > STEPS_LIMIT:
                    return found
        return found


def _end_of_phrase(slots, choices, words, first) -> tuple[tuple[int, int] | None, int]:
    """The first and the last word of a phrase that begins here, None where it does not; the steps it took."""
    spans, steps = {(first, first)}, 0
    for slot in slots[1:]:
        reached = set()
        for start, end in spans:
            for place in _places(slot.joint, words, first, end):
                steps += 1
                if not choices[place].isdisjoint(slot.choices) and place != first:
                    reached.add((min(start, place), max(end, place)))
        if not reached:
            return None, steps
        spans = (
            {min(reached, key=lambda span: span[1] - span[0])}
            if slot.joint == TOGETHER
            else reached
        )
    return min(spans, key=lambda span: span[1] - span[0]), steps


def _places(joint, words, first, end):
    """Where the next word of a phrase may stand: all within the sentence of its first word."""
    sentence = words[first].sentence
    if joint == TOGETHER:
        start = first
        while start and words[start - 1].sentence == sentence:
            start -= 1
        places = range(start, len(words))
    else:
        places = range(end + 1, min(end + 2 + GAP_WORDS * (joint == GAP), len(words)))
    for place in places:
        if words[place].sentence != sentence:
            return
        yield place


@dataclass(frozen=True)
class Entry:
    """Lines that speak for one value of one aspect, and lines that only look like them.

    :param lines: key of a line -> the line
    :param excluded: a hit does not count where one of these is found at most ``NEAR`` words away
    """

    id: int
    aspect: str
    value: str
    lines: tuple[tuple[int, str], ...]
    excluded: tuple[str, ...] = ()
    weight: int = 1


@dataclass(frozen=True)
class Finding:
    """A value that the text speaks for: how strongly, by which words, by which lines of which entries."""

    value: str
    score: int = 0
    words: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    entries: tuple[int, ...] = field(default=())


SUBJECT_COUNTS = 2  # who writes a subject says in it what matters


class Dictionary:
    """All entries compiled together; kept as long as no entry changes."""

    def __init__(self, entries: Iterable[Entry], lemmas: Lemmas):
        self.entries = tuple(entries)
        self._entry_of = {key: entry for entry in self.entries for key, _line in entry.lines}
        self._lines = Lines(
            ((key, line) for entry in self.entries for key, line in entry.lines), lemmas
        )
        excluded = [(entry.id, line) for entry in self.entries for line in entry.excluded]
        self._excluded = Lines(excluded, lemmas, masks=False)

    def find(self, words: Sequence[Word]) -> dict[str, list[Finding]]:
        """By aspect, the values found, the strongest first; a line counts once, twice when in the subject."""
        hits = self._lines.hits(words)
        exclusions: dict[int, list[Hit]] = {}
        for hit in self._excluded.hits(words) if hits else ():
            exclusions.setdefault(hit.key, []).append(hit)
        found: dict[tuple[str, str], dict[int, Hit]] = {}
        for hit in hits:
            entry = self._entry_of[hit.key]
            if not any(_is_near(hit, other) for other in exclusions.get(entry.id, ())):
                of_value = found.setdefault((entry.aspect, entry.value), {})
                known = of_value.get(hit.key)
                if not known or (words[hit.first].in_subject and not words[known.first].in_subject):
                    of_value[hit.key] = hit
        by_aspect: dict[str, list[Finding]] = {}
        for (aspect, value), of_value in found.items():
            by_aspect.setdefault(aspect, []).append(self._finding(value, of_value, words))
        for findings in by_aspect.values():
            findings.sort(key=lambda finding: -finding.score)
        return by_aspect

    def _finding(self, value, hits, words) -> Finding:
        places: dict[tuple[int, int], int] = {}
        for hit in hits.values():
            weight = self._entry_of[hit.key].weight
            if words[hit.first].in_subject:
                weight *= SUBJECT_COUNTS
            spot = (hit.first, hit.last)
            places[spot] = max(places.get(spot, 0), weight)
        shown = dict.fromkeys(
            " ".join(word.text for word in words[first : last + 1])
            for first, last in sorted(places, key=lambda spot: -places[spot])
        )
        entries = dict.fromkeys(self._entry_of[key].id for key in hits)
        return Finding(value, sum(places.values()), tuple(shown), tuple(hits), tuple(entries))


def _is_near(hit: Hit, other: Hit) -> bool:
    return other.first <= hit.last + NEAR and other.last >= hit.first - NEAR


def confidence(findings: Sequence[Finding]) -> float:
    """0…1: how far the best value is ahead of the others, doubted when little was said."""
    if not findings:
        return 0.0
    best, rest = findings[0].score, sum(finding.score for finding in findings[1:3])
    return round(best / (best + rest + 1.5), 2)
