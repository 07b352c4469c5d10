"""Topic and need before there is a trained model (п. 66): what the dictionaries found and which anchor phrases the text is like.

The dictionaries give each value points, the companion a likeness to its phrases. Each value gets a sum of the logarithm of its
points and of its likeness; a softmax makes shares of the sums. What is not the department's gets some more: it is said in more
ways than phrases can show, and a unit that gets what is not its own is troubled more than a registrar who looks.

The dictionaries look better than they are where they were made, on the tuning part of ``tests/language/messages.csv``: weights and
curves are of its test part, or of both where they agree; figures: docs/companion.md.
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

OTHERS_SHOWN = 2
NEARLY_AS_NEAR = (
    0.5  # standard deviations of likeness: what is farther behind the nearest value is not near
)


class Manner(NamedTuple):
    """What is special about an aspect.

    :param words: weight of the logarithm of the points
    :param sense: weight of the likeness
    :param not_ours: what is added for what is not the department's
    :param unsaid: for what the dictionaries take for granted while no word speaks for it
    :param curve: (share, how often it was right when so sure), rising
    """

    words: float
    sense: float
    not_ours: float
    unsaid: float
    curve: tuple[tuple[float, float], ...]


MANNERS = {
    "topic": Manner(
        2,
        2,
        1,
        0.5,
        (
            (0.2, 0.1),
            (0.4, 0.25),
            (0.6, 0.4),
            (0.75, 0.58),
            (0.85, 0.72),
            (0.95, 0.81),
            (0.985, 0.88),
            (0.995, 0.95),
            (1.0, 0.98),
        ),
    ),
    "need": Manner(
        0.7,
        1.5,
        0,
        0.5,
        (
            (0.2, 0.15),
            (0.3, 0.4),
            (0.5, 0.57),
            (0.65, 0.66),
            (0.75, 0.75),
            (0.85, 0.87),
            (0.92, 0.93),
            (1.0, 0.95),
        ),
    ),
}


class Blended(NamedTuple):
    value: str
    confidence: float  # 0…1: how often it was right when so sure
    by_sense: bool  # the sense speaks for it, too
    others: tuple[tuple[str, float], ...]  # what else it may be about, with their shares


def blend(
    aspect: str, found: Mapping[str, float], alike: Mapping[str, float], not_ours: str = ""
) -> Blended:
    """The likeliest value.

    :param found: value -> points of the dictionaries; 0: taken for granted, though no word speaks for it
    :param alike: value -> likeness to its anchor phrases, of one value at least
    :param not_ours: the value of what is not the department's
    """
    manner = MANNERS[aspect]
    shares = _shares(
        {
            value: _sum(manner, value, found, alike, not_ours)
            for value in found.keys() | alike.keys()
        }
    )
    (value, share), *others = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    by_sense = alike.get(value, -math.inf) >= max(alike.values()) - NEARLY_AS_NEAR
    return Blended(
        value, how_often_right(share, manner.curve), by_sense, tuple(others[:OTHERS_SHOWN])
    )


def _sum(manner, value, found, alike, not_ours):
    """A value without phrases is as near as the others are on average."""
    near = alike.get(value, sum(alike.values()) / len(alike))
    more = manner.not_ours if value == not_ours else 0
    unsaid = manner.unsaid if found.get(value) == 0 else 0
    return manner.words * math.log1p(found.get(value, 0)) + manner.sense * near + more + unsaid


def _shares(sums: Mapping[str, float]) -> dict[str, float]:
    highest = max(sums.values())
    powers = {value: math.exp(one - highest) for value, one in sums.items()}
    total = sum(powers.values())
    return {value: power / total for value, power in powers.items()}


def how_often_right(share: float, curve: tuple[tuple[float, float], ...]) -> float:
    """Between two measured points, on the straight line between them."""
    for (left, low), (right, high) in zip(curve, curve[1:], strict=False):
        if share <= right:
            return low + (high - low) * max(share - left, 0) / (right - left)
    return curve[-1][1]
