"""The tables that can be loaded, as ``data/columns.csv`` and ``data/choices.csv`` describe them: both are Russian words, not code."""

import csv
from functools import cache
from pathlib import Path

from .columns import Column

DATA = Path(__file__).parents[1] / "data"


def _rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _parts(text):
    return tuple(part for part in text.split("; ") if part)


@cache
def choices(column: str) -> dict[str, str]:
    """What people write -> what it means.

    :param column: ``table.name`` of a column with choices, ``staff.roles``, ``yes_no``, ``month`` or ``district``
    """
    return {
        word: row["value"]
        for row in _rows("choices.csv")
        if row["column"] == column
        for word in _parts(row["called"])
    }


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table, in the order of its template."""
    return tuple(
        Column(
            name=row["name"],
            heading=row["heading"],
            kind=row["kind"],
            is_required=bool(row["required"]),
            called=_parts(row["called"]),
            choices=choices(f"{table}.{row['name']}"),
            asks=row["asks"],
            example=row["example"],
        )
        for row in _rows("columns.csv")
        if row["table"] == table
    )
