"""п. 80, 84: which waiting answers join the others now, and what of their context goes with them.

They leave by five or more of a kind: whoever compares yesterday's database with today's sees a group, no person. Five of a
kind that are not there when the quarter ends are waited for in the next one.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from .anonymity import SMALLEST_GROUP
from .crowd import Crowd, Someone

# The order in which a context is divided: what is first is kept for most answers. The conditions come before all:
# whoever has rated the explanation of a refusal has got one.
LATTICE = (
    "is_refusal",
    "is_online",
    "is_visit",
    "collection_mode",
    "area_id",
    "unit_id",
    "place",
    "source",
    "channel",
    "function_id",
    "segment_id",
)
EDITION = ("questionnaire_id",)


class Waiting(NamedTuple):
    """A sealed answer, as far as the release looks at it."""

    kind: (
        Hashable  # what it shares at least with those it leaves with; nothing of it is ever hidden
    )
    someone: Someone
    is_invited: bool  # by a link of its own: nothing shows which of the invited have answered


def released(
    waiting: Sequence[Waiting], invited: Mapping[Hashable, Iterable[Someone]], *, is_over: bool
) -> list[dict | None]:
    """What of each context is kept; None for those that wait on.

    :param waiting: all that wait of one quarter
    :param invited: kind: everybody who holds a link of this kind, those who have answered among them
    :param is_over: the quarter is
    """
    kinds = defaultdict(list)
    for number, one in enumerate(waiting):
        kinds[one.kind, one.is_invited].append(number)
    kept = [None] * len(waiting)
    for (kind, is_invited), numbers in kinds.items():
        batch = [waiting[number].someone for number in numbers]
        if Crowd(batch, ()).size() < SMALLEST_GROUP:
            continue
        if is_invited:
            contexts = _kept_of_invited(batch, invited.get(kind, ()))
        else:
            contexts = _kept_of_others(batch, is_over)
        for number, context in zip(numbers, contexts, strict=True):
            kept[number] = context
    return kept


def _kept_of_invited(batch, invited):
    """The crowd are all who hold a link; which edition of the questions one has seen is no secret of theirs."""
    crowd, editions = Crowd([*invited, *batch], LATTICE), Crowd(batch, EDITION)
    return [crowd.shown(one.context) | editions.shown(one.context) for one in batch]


def _kept_of_others(batch, is_over):
    """The crowd are those who have answered: of a call the database shows that its client did.

    In the middle of a quarter only those leave who share everything with four others: at its end less has to be hidden.
    """
    columns = LATTICE + EDITION
    if is_over:
        crowd = Crowd(batch, columns)
        return [crowd.shown(one.context) for one in batch]
    wholes = [tuple(one.context.get(column) for column in columns) for one in batch]
    alike = defaultdict(list)
    for whole, one in zip(wholes, batch, strict=True):
        alike[whole].append(one)
    crowded = {whole for whole, group in alike.items() if Crowd(group, ()).size() >= SMALLEST_GROUP}
    return [
        dict(zip(columns, whole, strict=True)) if whole in crowded else None for whole in wholes
    ]
