"""п. 80; 8-ФЗ, ст. 13: no figure leads to few clients, neither by itself nor by subtraction from its neighbours.

Figures are cells with a number of clients; sums say which cells add up to which. Hidden are the cells below the smallest
group and, beside them, as many others as it takes: what is left hidden in a sum is no smaller, and no hidden cell follows
from all that is shown, of however many tables.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from fractions import Fraction

Sum = tuple[Hashable, tuple[Hashable, ...]]  # a total and its parts


def hidden_cells(
    cells: Mapping[Hashable, int],
    sums: Iterable[Sum],
    *,
    smallest: int,
    already_hidden: Collection[Hashable] = (),
    already_shown: Collection[Hashable] = (),
) -> set[Hashable]:
    """Which cells not to show.

    :param smallest: how many nobody stands out among
    :param already_shown: published before, too late to hide
    :param already_hidden: not shown before, to stay so
    """
    sums = [(total, [part for part in parts if cells[part]]) for total, parts in sums]
    shown = set(already_shown)
    hidden = {cell for cell, count in cells.items() if 0 < count < smallest} - shown
    hidden |= set(already_hidden)
    while True:
        victim = _one_more(cells, sums, hidden, shown, smallest)
        if victim is None:
            return hidden
        hidden.add(victim)


def _one_more(cells, sums, hidden, shown, smallest):
    """The next cell to hide, or None when no small cell can be computed any more."""
    for one in sums:
        if _discloses_too_much(cells, one, hidden, smallest):
            victim = _smallest_shown(cells, one, hidden | shown)
            if victim is not None:
                return victim
    disclosed = disclosed_cells(cells, sums, hidden)
    if all(cells[cell] >= smallest for cell in disclosed):
        return None
    candidates = [
        _smallest_shown(cells, one, hidden | shown) for one in sums if disclosed & {one[0], *one[1]}
    ]
    candidates = [cell for cell in candidates if cell is not None]
    return min(candidates, key=lambda cell: (cells[cell], repr(cell)), default=None)


def _discloses_too_much(cells, one, hidden, smallest):
    """A single hidden cell of a sum is the total less the others; so is a hidden group that is too small."""
    total, parts = one
    unseen = [part for part in parts if part in hidden]
    is_alone = len(unseen) == 1 or sum(cells[part] for part in unseen) < smallest
    return bool(unseen) and total not in hidden and is_alone


def _smallest_shown(cells, one, kept):
    """The smallest shown part; the total only when no part is left, because readers need the total most."""
    total, parts = one
    open_parts = [part for part in parts if part not in kept]
    if open_parts:
        return min(open_parts, key=lambda part: (cells[part], repr(part)))
    return None if total in kept else total


def disclosed_cells(
    cells: Mapping[Hashable, int], sums: Iterable[Sum], hidden: Collection[Hashable]
) -> set[Hashable]:
    """Hidden cells whose value follows from the sums: what an attacker with all tables can compute."""
    rows = []
    for total, parts in sums:
        row = {part: Fraction(1) for part in parts if part in hidden and cells[part]}
        if total in hidden:
            row[total] = row.get(total, Fraction(0)) - 1
        if row:
            rows.append(row)
    return {next(iter(row)) for row in _reduced(rows) if len(row) == 1}


def _reduced(rows):
    """Gauss-Jordan elimination on sparse rows; the values do not matter, only which unknowns are determined."""
    pivots = {}
    for row in rows:
        row = dict(row)
        for column in [column for column in row if column in pivots]:
            _subtract(row, pivots[column], row.get(column, 0))
        if not row:
            continue
        column = next(iter(row))
        lead = row[column]
        row = {name: value / lead for name, value in row.items()}
        for other in pivots.values():
            _subtract(other, row, other.get(column, 0))
        pivots[column] = row
    return list(pivots.values())


def _subtract(row, other, times):
    if times:
        for name, value in other.items():
            left = row.get(name, 0) - times * value
            if left:
                row[name] = left
            else:
                row.pop(name, None)
