"""8-ФЗ, ст. 13, ч. 1, п. 9 «в»: what an addon contributes to the overview of appeals for the site."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class OverviewTable:
    """
    :param title: above the table
    :param population: what is counted; tables of one population have one total, and small numbers are hidden across them
    :param lines: of the first day of a period and the first day after it: name of a line → how many
    """

    title: str
    population: str
    lines: Callable[[date, date], dict[str, int]]


def added_up(lines: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Lines of a table, the largest first; what has one name is one line to its reader."""
    found = Counter()
    for name, count in lines:
        found[name] += count
    return dict(sorted(found.items(), key=lambda line: (-line[1], line[0])))
