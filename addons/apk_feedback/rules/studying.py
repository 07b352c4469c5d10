"""п. 84: «Каждая анкета подлежит изучению с целью выявления негативных моментов»."""

from collections.abc import Iterable, Mapping

BAD_MARKS = (1, 2)


def needs_words(marks: Iterable[int]) -> bool:
    """Whether the study must name what went wrong: the client has given a bad mark."""
    return any(mark in BAD_MARKS for mark in marks)


def lowest(marks: Mapping[int, int]) -> tuple[int, int] | None:
    """The lowest mark and its parameter, the first of several; None where nothing was marked.

    :param marks: number of the parameter: mark; silence (0) and «не применимо» (-1) are none
    """
    given = [(mark, number) for number, mark in marks.items() if mark > 0]
    return min(given, default=None)


def low_parameters(marks: Mapping[int, int]) -> list[int]:
    """Numbers of the parameters with a bad mark, the worst first: what the study has to name."""
    bad = sorted((mark, number) for number, mark in marks.items() if mark in BAD_MARKS)
    return [number for _mark, number in bad]
