"""Whether a new model may take the place of what works now (п. 66): it must be better than the dictionaries alone, and
not worse than the model before it."""

from collections.abc import Mapping
from typing import NamedTuple

FEWEST_MESSAGES = 200  # below that the dictionaries of the department are better than any model
# rarer values are left to the dictionaries; measured at 200 labels, 8 costs a third of what is right
FEWEST_OF_A_VALUE = 2
MAY_BE_WORSE = 0.02
ENOUGH_TO_JUDGE = 20  # messages of one value
MAY_FORGET = 0.10


class Measured(NamedTuple):
    """How a model did on messages it had not seen."""

    right: float  # share of messages, 0…1
    right_by_words: float  # the same messages, dictionaries alone
    balance: float  # macro-F1: every value counts alike, however rare
    found: Mapping[str, tuple[int, float]]  # value: its messages, the share of them that was found


def reasons_to_hold_back(new: Measured, old: Measured | None) -> list[str]:
    """Codes of the reasons; none: the new one may be used.

    ``words`` not better than the dictionaries; ``worse`` than the model before it; ``forgot`` a value that
    the model before it found
    """
    reasons = []
    if new.right <= new.right_by_words:
        reasons.append("words")
    if old and new.balance < old.balance - MAY_BE_WORSE:
        reasons.append("worse")
    if old and any(_is_forgotten(new.found.get(value), was) for value, was in old.found.items()):
        reasons.append("forgot")
    return reasons


def _is_forgotten(now, was):
    if not now or min(now[0], was[0]) < ENOUGH_TO_JUDGE:
        return False
    return now[1] < was[1] - MAY_FORGET
