"""8-ФЗ, ст. 13, ч. 1, п. 9 «в»: «обзоры обращений граждан … и обобщённая информация о результатах рассмотрения».

Periods of an overview, and which of its figures may stand on the site: small numbers lead to people.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from types import MappingProxyType

SMALLEST_GROUP = 5  # nobody stands out among five
MONTHS_OF = {"quarter": 3, "year": 12}
TOTAL = ""  # the cell that a table adds up to
# Tables of one population have one total: messages that came, questions of them, questions that were decided on.
# Addons above have tables of populations of their own.
POPULATION = MappingProxyType(
    {
        "channel": "received",
        "district": "received",
        "kind": "received",
        "repeated": "received",
        "collective": "received",
        "section": "asked",
        "result": "decided",
        "term": "answered",
    }
)
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
    population: Mapping[str, str] = POPULATION,
    whole: str = "",
) -> list[list[str]]:
    """Lines that are not shown, as ``[table, name]``; the name of a total is empty.

    :param hide: ``hidden_cells`` of ``apk_base/rules/suppression.py``
    :param published: figures and hidden lines of the year and the quarters that stand on the site
    :param whole: the year among what is published; empty: it is the year that is asked about
    :param population: table → what it counts; a table that is not named has a total of its own
    """
    published = published or {}
    cells, sums = _cells("", tables, population)
    shown, hidden = set(), set()
    for period, (figures, lines) in published.items():
        own, of_period = _cells(period, figures, population)
        cells, sums = {**own, **cells}, [*sums, *of_period]
        unseen = {_cell(period, table, name, population) for table, name in lines}
        hidden |= unseen
        shown |= own.keys() - unseen
    sums += _across(cells, whole, {*published, ""} - {whole})
    found = hide(cells, sums, smallest=SMALLEST_GROUP, already_hidden=hidden, already_shown=shown)
    # totals are shared: a hidden one is hidden in each of its tables
    lines = [(table, name) for table in tables for name in (*tables[table], TOTAL)]
    return [[table, name] for table, name in lines if _cell("", table, name, population) in found]


def _cell(period, table, name, population):
    if name == TOTAL:
        return (period, "total", population.get(table, table))
    return (period, table, name)


def _cells(period, tables, population):
    """Cells of the tables of one period, and their sums."""
    cells, sums = {}, []
    for table, lines in tables.items():
        parts = {_cell(period, table, name, population): count for name, count in lines.items()}
        total = _cell(period, table, TOTAL, population)
        cells |= {**parts, total: sum(lines.values())}
        sums.append((total, tuple(parts)))
    return cells, sums


def _across(cells, whole, quarters):
    """A cell of the year is the sum of its published quarters and of the rest of the year, which stands nowhere.

    The rest is a quarter or a table that was not published, or what was entered since; whoever has the year subtracts.
    A year below its quarters has lost what they had counted: it tells nothing of them.

    :param cells: gets the cells of the rest
    :return: the sums
    """
    sums = []
    for cell in [cell for cell in cells if cell[0] == whole]:
        parts = tuple((name, *cell[1:]) for name in sorted(quarters) if (name, *cell[1:]) in cells)
        rest, count = ("rest", *cell[1:]), cells[cell] - sum(cells[part] for part in parts)
        if parts and count >= 0:
            cells[rest] = count
            sums.append((cell, (*parts, rest)))
    return sums
