"""Whether a client writes about the same thing again («повторное», п. 18; 59-ФЗ, ст. 11, ч. 5)."""

import re
from collections.abc import Iterable

WORD = re.compile(r"[а-яa-z0-9]{4,}")
STEM = 6  # Russian endings are behind the sixth letter of most words
ALIKE = 0.5
FEW_WORDS = 4


def stems(text: str) -> frozenset[str]:
    """Beginnings of the longer words.

    :param text: as ``dictionaries.plain_text`` gives it
    """
    return frozenset(word[:STEM] for word in WORD.findall(text))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """0…1, Jaccard: what is common of all that was said."""
    if len(one) < FEW_WORDS or len(other) < FEW_WORDS:
        return 0.0
    return len(one & other) / len(one | other)


def most_alike(text: str, others: Iterable[tuple[int, str]]) -> int | None:
    """The key of the text that says the same as ``text``, if any does."""
    said = stems(text)
    scored = [(likeness(said, stems(other)), key) for key, other in others]
    best = max(scored, default=(0.0, None))
    return best[1] if best[0] >= ALIKE else None
