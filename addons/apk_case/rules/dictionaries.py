"""What a message is about, by the department's own dictionaries (п. 18, 19, 66): every answer names its words.

A line of a dictionary is a word or a phrase. ``*`` stands for any letters (``субсид*``), ``…`` for up to three
words in between (``вы … обманыва*``). Case does not count, ``ё`` is read as ``е``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

GAP = "…"
# Latin keys that look like Cyrillic
LATIN, CYRILLIC_LOOK = "abcekmhopxtyu@0", "авсекмнорхтуиао"  # Russian: letters
LOOKALIKES = str.maketrans(LATIN, CYRILLIC_LOOK)
TOKEN = re.compile(r"[0-9a-zа-я@*]+(?:-[0-9a-zа-я]+)*")
CYRILLIC = re.compile("[а-я]")
LINE_LIMIT = 120
WORD_LIMIT = 40  # nobody writes longer words, and a search inside them must stay quick
STARS_LIMIT = 2


class BadLine(ValueError):
    """A line of a dictionary that cannot be searched for."""


@dataclass(frozen=True)
class Entry:
    """Words that speak for one value of one aspect, and words that only look like them."""

    id: int
    aspect: str
    value: str
    words: tuple[str, ...]
    excluded: tuple[str, ...] = ()
    weight: int = 1

    @cached_property
    def patterns(self):
        return [re.compile(line_pattern(line)) for line in self.words]

    @cached_property
    def exclusions(self):
        return [re.compile(line_pattern(line)) for line in self.excluded]


@dataclass(frozen=True)
class Finding:
    """A value that the text speaks for: how strongly, by which words, by which entries."""

    value: str
    score: int = 0
    words: tuple[str, ...] = ()
    entries: tuple[int, ...] = field(default=())


def plain_text(text: str) -> str:
    """Lower case, ``ё`` as ``е``, Latin lookalikes inside Russian words as Cyrillic, one blank between words."""
    found = TOKEN.findall((text or "").lower().replace("ё", "е"))
    words = [word[:WORD_LIMIT] for word in found]
    return " ".join(word.translate(LOOKALIKES) if CYRILLIC.search(word) else word for word in words)


def line_pattern(line: str) -> str:
    """Regular expression of one line, for use on ``plain_text``: bounded words, no nested repeats.

    :raises BadLine: nothing to search for, longer than ``LINE_LIMIT``, or a word of more than two stars
    """
    words = line.lower().replace("ё", "е").replace("...", GAP).split()
    letters = "".join(words).replace("*", "").replace(GAP, "")
    many_stars = any(word.count("*") > STARS_LIMIT for word in words)
    if len(letters) < 2 or len(line) > LINE_LIMIT or many_stars:
        raise BadLine(line)
    parts = ["(?:[^ ]+ ){0,3}" if word == GAP else _word_pattern(word) + " " for word in words]
    return r"(?<![^ ])" + "".join(parts).removesuffix(" ") + r"(?![^ ])"


def _word_pattern(word: str) -> str:
    return re.escape(word).replace(r"\*", "[^ ]*")


def find(text: str, entries: Iterable[Entry]) -> dict[str, list[Finding]]:
    """By aspect, the values found, the strongest first.

    :param text: as ``plain_text`` gives it
    """
    found: dict[tuple[str, str], Finding] = {}
    for entry in entries:
        words = _hits(text, entry)
        if words:
            known = found.get((entry.aspect, entry.value), Finding(entry.value))
            found[entry.aspect, entry.value] = Finding(
                entry.value,
                known.score + entry.weight * len(words),
                known.words + words,
                (*known.entries, entry.id),
            )
    by_aspect: dict[str, list[Finding]] = {}
    for (aspect, _value), finding in found.items():
        by_aspect.setdefault(aspect, []).append(finding)
    return {
        aspect: sorted(findings, key=lambda finding: -finding.score)
        for aspect, findings in by_aspect.items()
    }


def confidence(findings: list[Finding]) -> float:
    """0…1: the share of the best value among all that speaks, doubted when little was said."""
    total = sum(finding.score for finding in findings)
    return round(findings[0].score / (total + 1), 2) if findings else 0.0


def _hits(text: str, entry: Entry) -> tuple[str, ...]:
    """Different words of the text that the entry knows, in the order of its lines."""
    words = {}
    for pattern in entry.patterns:
        for match in pattern.finditer(text):
            if not any(exclusion.search(match[0]) for exclusion in entry.exclusions):
                words[match[0]] = True
    return tuple(words)
