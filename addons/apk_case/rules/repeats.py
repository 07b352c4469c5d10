"""Whether a client writes about the same thing again («повторное», п. 18; 59-ФЗ, ст. 11, ч. 5)."""

import re
from collections.abc import Iterable

WORD = re.compile(r"[а-яa-z0-9]{4,}")
STEM = 6  # Russian endings are behind the sixth letter of most words
ALIKE = 0.5
FEW_WORDS = 4


def stems(text: str) -> frozenset[str]:
    """Beginnings of the longer words.

    :param text: as ``words.plain`` gives it
    """
    return frozenset(word[:STEM] for word in WORD.findall(text))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """0…1, Jaccard: what is common of all that was said."""
    if len(one) < FEW_WORDS or len(other) < FEW_WORDS:
        return 0.0
    return len(one & other) / len(one | other)


def alike_texts(text: str, others: Iterable[tuple[int, str]]) -> list[int]:
    """The keys of the texts that say the same as ``text``, the most alike first."""
    said = stems(text)
    scored = [(likeness(said, stems(other)), key) for key, other in others]
    return [key for score, key in sorted(scored, reverse=True) if score >= ALIKE]
