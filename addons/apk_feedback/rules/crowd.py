"""п. 80: what is kept beside an answer is shared by five people who could have given it.

People who could have answered are divided step by step: by the first column, each part by the second, and so on. A value
is shown where five people of the part share it, and five are left among those whose value is not shown (or nobody):
otherwise the smallest shown value is hidden as well. So each row of the table of answers leads to a part of five people
or more, also for one who knows this rule and everybody's context: how people are divided depends on who could have
answered, not on who did.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from .anonymity import SMALLEST_GROUP


class Someone(NamedTuple):
    """One who could have answered; five invitations of one client are one person."""

    person: Hashable
    context: Mapping[str, Hashable]


class Crowd:
    """People who could have answered, divided so that nobody stands out in any part."""

    def __init__(self, people: Iterable[Someone], columns: Sequence[str]):
        self._people = list(people)
        self._column = columns[0] if columns else None
        if columns:
            groups = defaultdict(list)
            for someone in self._people:
                groups[someone.context.get(self._column)].append(someone)
            self._parts = {
                value: Crowd(groups.pop(value), columns[1:]) for value in _shown_values(groups)
            }
            rest = [someone for group in groups.values() for someone in group]
            self._rest = Crowd(rest, columns[1:])

    def size(self) -> int:
        return _persons(self._people)

    def shown(self, context: Mapping[str, Hashable]) -> dict[str, Hashable | None]:
        """The context of one of these people as far as it may be kept: None where a value is hidden."""
        if self._column is None:
            return {}
        value = context.get(self._column)
        if value in self._parts:
            return {self._column: value, **self._parts[value].shown(context)}
        return {self._column: None, **self._rest.shown(context)}


def _persons(people):
    return len({someone.person for someone in people})


def _shown_values(groups):
    """Values that may be shown; of a column that nobody has filled in, none."""
    sizes = {value: _persons(group) for value, group in groups.items()}
    by_size = sorted(sizes, key=lambda value: (-sizes[value], repr(value)))
    shown = [value for value in by_size if value is not None and sizes[value] >= SMALLEST_GROUP]
    while shown and 0 < _persons_beside(groups, shown) < SMALLEST_GROUP:
        shown.pop()
    return shown


def _persons_beside(groups, shown):
    return _persons(
        someone for value, group in groups.items() if value not in shown for someone in group
    )
