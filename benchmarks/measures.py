"""How well labels were proposed: pure counting, for ``eval_triage`` and ``eval_replies``. «» stands for «nothing proposed»."""

import sys
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

SURE_ENOUGH = 0.9  # of what is taken over by itself, so much must be right
STEPS = 5  # of the table of calibration


class Said(NamedTuple):
    """What was proposed for one text, and what a careful person says."""

    truth: str
    ranked: tuple[str, ...]  # the best first; empty: nothing was proposed
    confidence: float = 0.0

    @property
    def first(self):
        return self.ranked[0] if self.ranked else ""

    @property
    def is_right(self):
        return self.first == self.truth


def measure(said: Sequence[Said]) -> dict:
    """Shares of 0…1 of one axis, everything that the report prints."""
    values = sorted({one.truth for one in said} | {one.first for one in said} - {""})
    of_each = {value: of_value(said, value) for value in values}
    occurring = [of_each[value]["f1"] for value in values if of_each[value]["count"]]
    return {
        "count": len(said),
        "accuracy": share(sum(one.is_right for one in said), len(said)),
        "top3": share(sum(one.truth in one.ranked[:3] for one in said), len(said)),
        "macro_f1": sum(occurring) / len(occurring) if occurring else 0.0,
        "values": of_each,
        "confusion": confusion(said),
        "calibration": calibration(said),
        "automatic": automatic(said),
    }


def of_value(said, value):
    truths = sum(one.truth == value for one in said)
    proposed = sum(one.first == value for one in said)
    right = sum(one.is_right and one.truth == value for one in said)
    recall, precision = share(right, truths), share(right, proposed)
    both = recall + precision
    f1 = 2 * recall * precision / both if both else 0.0
    return {"count": truths, "recall": recall, "precision": precision, "f1": f1}


def confusion(said, most=12):
    """The most frequent errors: (truth, proposed, count)."""
    errors = Counter((one.truth, one.first) for one in said if not one.is_right)
    return [(truth, first, count) for (truth, first), count in errors.most_common(most)]


def calibration(said):
    """(from, to, texts, mean confidence, share right) of each step that holds any text."""
    table = []
    for step in range(STEPS):
        low, high = step / STEPS, (step + 1) / STEPS
        inside = [one for one in said if one.ranked and low <= min(one.confidence, 1 - 1e-9) < high]
        if inside:
            mean = sum(one.confidence for one in inside) / len(inside)
            table.append(
                (
                    low,
                    high,
                    len(inside),
                    mean,
                    share(sum(one.is_right for one in inside), len(inside)),
                )
            )
    return table


def automatic(said):
    """(share of texts, accuracy on them, from what confidence on): the most that can be taken over at ``SURE_ENOUGH``."""
    best = (0.0, 0.0, 1.0)
    ordered = sorted((one for one in said if one.ranked), key=lambda one: -one.confidence)
    right = 0
    for number, one in enumerate(ordered, 1):
        right += one.is_right
        is_last_of_its_confidence = (
            number == len(ordered) or ordered[number].confidence < one.confidence
        )
        if is_last_of_its_confidence and right / number >= SURE_ENOUGH:
            best = (number / len(said), right / number, one.confidence)
    return best


def share(part, whole):
    return part / whole if whole else 0.0


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
