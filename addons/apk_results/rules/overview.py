"""8-ФЗ, ст. 13, ч. 1, п. 9 «в»: «обзоры обращений граждан … и обобщённая информация о результатах рассмотрения».

Periods of an overview, and which of its figures may stand on the site: small numbers lead to people.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date

SMALLEST_GROUP = 5  # nobody stands out among five
MONTHS_OF = {"quarter": 3, "year": 12}
TOTAL = ""  # the cell that a table adds up to
# Tables of one population have one total: messages that came, questions of them, questions that were decided on.
POPULATION = {
    "channel": "received",
    "district": "received",
    "kind": "received",
    "repeated": "received",
    "collective": "received",
    "section": "asked",
    "result": "decided",
    "term": "answered",
}
Tables = Mapping[str, Mapping[str, int]]  # table → name of a line → how many


def period_start(kind: str, day: date) -> date:
    """First day of the quarter or year of a day."""
    months = MONTHS_OF[kind]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def period_end(kind: str, start: date) -> date:
    """The first day after the period."""
    month = start.month + MONTHS_OF[kind]
    return date(start.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def year_before(start: date) -> date:
    return date(start.year - 1, start.month, 1)


def quarters_of(start: date) -> list[date]:
    """First days of the quarters of a year."""
    return [date(start.year, month, 1) for month in (1, 4, 7, 10)]


def hidden_lines(
    tables: Tables,
    hide: Callable,
    published: Mapping[str, tuple[Tables, Collection]] | None = None,
) -> list[list[str]]:
    """Lines that are not shown, as ``[table, name]``; the name of a total is empty.

    :param hide: ``hidden_cells`` of ``apk_base/rules/suppression.py``
    :param published: of a year, its quarters that stand on the site: figures and hidden lines of each
    """
    published = published or {}
    cells, sums = _cells("", tables)
    shown, hidden = set(), set()
    for period, (figures, lines) in published.items():
        own, of_period = _cells(period, figures)
        cells, sums = {**own, **cells}, [*sums, *of_period]
        unseen = {_cell(period, table, name) for table, name in lines}
        hidden |= unseen
        shown |= own.keys() - unseen
    if len(published) == 4:  # the year is the sum of what is published
        sums += _across(cells, list(published))
    found = hide(cells, sums, smallest=SMALLEST_GROUP, already_hidden=hidden, already_shown=shown)
    # totals are shared: a hidden one is hidden in each of its tables
    lines = [(table, name) for table in tables for name in (*tables[table], TOTAL)]
    return [[table, name] for table, name in lines if _cell("", table, name) in found]


def _cell(period, table, name):
    return (period, "total", POPULATION[table]) if name == TOTAL else (period, table, name)


def _cells(period, tables):
    """Cells of the tables of one period, and their sums."""
    cells, sums = {}, []
    for table, lines in tables.items():
        parts = {_cell(period, table, name): count for name, count in lines.items()}
        total = _cell(period, table, TOTAL)
        cells |= {**parts, total: sum(lines.values())}
        sums.append((total, tuple(parts)))
    return cells, sums


def _across(cells, periods):
    """A cell of the year is the sum of its quarters, where each of them has a line of that name or nothing."""
    own = [cell for cell in cells if cell[0] == ""]
    for cell in own:
        parts = tuple((period, *cell[1:]) for period in periods if (period, *cell[1:]) in cells)
        if parts and sum(cells[part] for part in parts) == cells[cell]:
            yield cell, parts
