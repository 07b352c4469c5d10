"""п. 81, 83: how satisfied clients are: the share of marks 4 and 5 with the interval that so many answers allow."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

Z_95 = 1.96


@dataclass(frozen=True)
class Index:
    """``count`` marks, ``good`` of them 4 or 5; shares are from 0 to 1."""

    count: int
    good: int

    @property
    def share(self) -> float:
        return self.good / self.count

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval, 95 %: it stays inside 0 … 1 and is honest for few answers."""
        n, p = self.count, self.share
        middle = p + Z_95**2 / (2 * n)
        half = Z_95 * sqrt(p * (1 - p) / n + Z_95**2 / (4 * n * n))
        whole = 1 + Z_95**2 / n
        return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


def extremes(indexes: Mapping[int, Index]) -> tuple[int, int] | None:
    """Numbers of the parameters with the highest and the lowest share; None where there is nothing to compare."""
    if len({index.share for index in indexes.values()}) < 2:
        return None
    by_share = sorted(indexes, key=lambda number: (indexes[number].share, number))
    return by_share[-1], by_share[0]


def verdict(now: Index | None, before: Index | None) -> str | None:
    """``better`` or ``worse`` where chance does not explain the difference, else ``same``; None: nothing to compare.

    The test of two shares at 5 %: intervals that overlap a little may still differ.
    """
    if now is None or before is None:
        return None
    common = (now.good + before.good) / (now.count + before.count)
    spread = sqrt(common * (1 - common) * (1 / now.count + 1 / before.count))
    difference = now.share - before.share
    if spread == 0 or abs(difference) < Z_95 * spread:
        return "same"
    return "better" if difference > 0 else "worse"
