"""п. 84: «Каждая анкета подлежит изучению с целью выявления негативных моментов»."""

from collections.abc import Iterable

BAD_MARKS = (1, 2)


def needs_words(marks: Iterable[int]) -> bool:
    """Whether the study must name what went wrong: the client has given a bad mark."""
    return any(mark in BAD_MARKS for mark in marks)
