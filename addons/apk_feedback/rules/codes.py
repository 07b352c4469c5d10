"""Codes under which answers are kept: one for a question through all its editions, never given twice."""

from collections.abc import Iterable
from itertools import count


def free_code(letter: str, taken: Iterable[str | bool]) -> str:
    """The first of «q1», «q2» and so on that nobody has."""
    used = set(taken)
    return next(code for number in count(1) if (code := f"{letter}{number}") not in used)
