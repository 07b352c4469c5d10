"""Columns of a table to load: their headings, the other names that people give them, and which table has them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

TEXT, NUMBER, DAY, MOMENT, YES_NO, CHOICE, LIST = (
    *("text", "number", "day", "moment"),
    *("yes_no", "choice", "list"),
)
HEADING_WITHIN = 15  # above the headings there may stand a title and the period of a register


@dataclass(frozen=True)
class Column:
    """One column.

    :param name: key of the values of a row
    :param heading: as the template has it
    :param kind: how its cells are read, see ``cells``
    :param called: other headings that registers and accounting programs have for the same
    :param choices: for ``CHOICE``: what people write, in small letters -> value
    :param asks: what belongs there, for whoever fills the template in
    """

    name: str
    heading: str
    kind: str = TEXT
    is_required: bool = False
    called: tuple[str, ...] = ()
    choices: dict[str, str] = field(default_factory=dict)
    asks: str = ""
    example: str = ""

    @property
    def names(self) -> set[str]:
        return {plain(text) for text in (self.heading, *self.called)}


@dataclass(frozen=True)
class Matching:
    """:param found: place in the row -> column"""

    found: dict[int, Column]
    missing: tuple[Column, ...]
    unknown: tuple[str, ...]
    doubled: tuple[str, ...]


def plain(text: object) -> str:
    """«E-mail:», « e-mail», «ЕМЭЙЛ» differ in letters alone."""
    return re.sub(r"[\W_]+", "", str(text or "").lower().replace("ё", "е"))


def match(headings: Sequence[object], columns: Sequence[Column]) -> Matching:
    """Which heading is which column."""
    found, unknown, doubled = {}, [], []
    by_name = {name: column for column in columns for name in column.names}
    for place, heading in enumerate(headings):
        column = by_name.get(plain(heading))
        if not column:
            if plain(heading):
                unknown.append(str(heading).strip())
        elif column in found.values():
            doubled.append(str(heading).strip())
        else:
            found[place] = column
    there = {column.name for column in found.values()}
    missing = tuple(one for one in columns if one.is_required and one.name not in there)
    return Matching(found, missing, tuple(unknown), tuple(doubled))


def heading_row(rows: Sequence[Sequence[object]], columns: Sequence[Column]) -> int:
    """Place of the row that knows most of the columns; the first one when none knows any."""
    known = [len(match(row, columns).found) for row in rows[:HEADING_WITHIN]]
    return known.index(max(known)) if known else 0
