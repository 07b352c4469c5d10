"""A file of rows, as spreadsheets and older programs write it: XLSX, or CSV of whatever letters and separator."""

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from openpyxl import load_workbook

from ..rules.columns import HEADING_WITHIN

LARGEST_FILE = 30 * 2**20
LARGEST_UNPACKED = 400 * 2**20
MOST_ROWS = 50_000
MOST_COLUMNS = 200
XLS = b"\xd0\xcf\x11\xe0"
SEPARATORS = ";\t,|"
csv.field_size_limit(LARGEST_FILE)  # a letter in one cell


class BadTable(ValueError):
    """:ivar reason: ``empty``, ``large``, ``xls``, ``locked``, ``rows`` or ``unreadable``"""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Row:
    """:param line: as the spreadsheet counts, from 1"""

    line: int
    cells: tuple


def read_table(raw: bytes) -> list[Row]:
    """Rows of the first sheet that are not empty.

    :raises BadTable:
    """
    if not raw.strip():
        raise BadTable("empty")
    if len(raw) > LARGEST_FILE:
        raise BadTable("large")
    if raw.startswith(XLS):  # Excel 97–2003, or an XLSX with a password
        raise BadTable(
            "locked" if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in raw else "xls"
        )
    rows = []
    for number, cells in enumerate(_xlsx(raw) if raw.startswith(b"PK") else _csv(raw), 1):
        if any(cell not in (None, "") and str(cell).strip() for cell in cells):
            rows.append(Row(number, tuple(cells[:MOST_COLUMNS])))
        if len(rows) > MOST_ROWS:
            raise BadTable("rows")
    if not rows:
        raise BadTable("empty")
    return rows


def _xlsx(raw) -> Iterator[tuple]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST_UNPACKED:
                raise BadTable("large")
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # some programs write «A1» there, whatever follows
        yield from sheet.iter_rows(values_only=True)
    except BadTable:
        raise
    except Exception as error:  # broad: whatever a broken archive makes the reader say
        raise BadTable("unreadable") from error


def _csv(raw) -> Iterator[tuple]:
    text = _decoded(raw).replace("\0", "")
    separator = max(SEPARATORS, key=lambda sign: _likeness(text, sign))
    try:
        yield from map(tuple, csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise BadTable("unreadable") from error


def _likeness(text, separator):
    """How much the first rows look like a table of these columns. No line alone tells: a title above the headings and the
    letters of clients have commas, too, but not the same number of them in every row.

    :return: (rows of one width, that width)
    """
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        widths = Counter(len(row) for row in islice(rows, HEADING_WITHIN) if len(row) > 1)
    except csv.Error:
        return 0, 0
    return max(((times, width) for width, times in widths.items()), default=(0, 0))


def _decoded(raw):
    """UTF-8, UTF-16 of «Текст Юникод», or the letters of Windows."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1251", "replace")
