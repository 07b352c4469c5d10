"""Registers on paper and as tables: what a column is, how a cell is written, what a file is called.

A cell of a client's words is text and nothing else: «=…», «+…», «-…» and «@…» begin a formula for a spreadsheet, so
whoever opens a register never runs what a client has typed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from math import ceil
from typing import Any

CELL_LIMIT = 2_000  # signs of one cell: a register names a message, it does not repeat it
PAPER_LINES = 20  # of a cell of paper, of narrow letters: a row must fit a page
PDF_LIMIT = 3_000  # rows; a longer register is a table to filter, not a book to print
BACKGROUND_ABOVE = {"xlsx": 5_000, "pdf": 500}  # rows that nobody waits for at the screen
LINE, ROW_LIMIT = 13.0, 400.0  # points: a line of a cell, the tallest row of a spreadsheet
UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Column:
    """``value``: a path of fields («partner_id.name»), or a function of the record; ``width``: in signs."""

    title: str
    width: int
    value: str | Callable[[Any], Any]


@dataclass(frozen=True)
class Register:
    """What one kind of register is made of.

    ``moment``: the field by which the period is counted; ``domain``: which records belong to it; ``ending``: lines under
    the table, for the signatures of whom it is handed over to.
    """

    title: str
    model: str
    moment: str
    columns: tuple[Column, ...]
    domain: list = field(default_factory=list)
    ending: tuple[str, ...] = ()


def cell_text(value: Any) -> str:
    """A value as a cell shows it: days and moments as Russian papers write them, no control characters."""
    if value is None or value is False:
        return ""
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    words = CONTROL.sub(" ", str(value)).strip()
    return words if len(words) <= CELL_LIMIT else words[: CELL_LIMIT - 1] + "…"


def on_paper(cell: str, width: int) -> str:
    """A row that is taller than a page cannot be drawn."""
    lines = cell.split("\n")
    words = "\n".join(lines[:PAPER_LINES])
    limit = width * PAPER_LINES
    is_whole = len(words) <= limit and len(lines) <= PAPER_LINES
    return words if is_whole else f"{words[: limit - 1]}…"


def row_height(cells: list[str], widths: list[int]) -> float:
    """Points that a row of wrapped text takes; office suites other than Excel do not find it out by themselves."""
    lines = max(
        sum(max(1, ceil(len(line) / max(1, width - 1))) for line in cell.split("\n"))
        for cell, width in zip(cells, widths, strict=True)
    )
    return min(ROW_LIMIT, LINE * lines + 4)


def file_name(title: str, since: date, until: date, extension: str) -> str:
    """«Журнал личного приёма 01.10.2026–31.12.2026.xlsx»: no sign that a file system refuses."""
    words = " ".join(UNSAFE.sub(" ", title).split())
    return f"{words} {since:%d.%m.%Y}–{until:%d.%m.%Y}.{extension}"


def quarter_of(day: date) -> tuple[date, date]:
    """The first and the last day of the quarter that was over before this day: what is reported now."""
    first_month = 3 * ((day.month - 1) // 3) + 1
    begins = date(day.year, first_month, 1)
    end = date.fromordinal(begins.toordinal() - 1)
    return date(end.year, end.month - 2, 1), end
