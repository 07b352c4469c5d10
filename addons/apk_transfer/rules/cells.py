"""A cell of a spreadsheet or of a text file as a plain value, or what is wrong with it."""

import re
from datetime import date, datetime, time, timedelta

from .columns import CHOICE, DAY, LIST, MOMENT, NUMBER, YES_NO, Column, plain
from .shipped import choices

UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\u200b-\u200f\u2028-\u202e\ufeff]")
DATES = (
    re.compile(r"(?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>\d{4}|\d{2})"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})\s+(?P<word>[а-я]+)\s+(?P<y>\d{4})"),
)
HOURS = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
# Spreadsheets count days from there: 1927 to 2173. Smaller numbers are years or typing errors.
FIRST_DAY = datetime.combine(date(1899, 12, 30), time())
SERIAL_DAYS = range(10_000, 100_000)
LONGEST = 200_000  # characters of a cell


class BadCell(ValueError):
    """:ivar reason: ``day``, ``yes_no``, ``choice``, ``long`` or ``formula``"""

    def __init__(self, reason: str, column: Column, value: object) -> None:
        super().__init__(reason)
        self.reason, self.column, self.value = reason, column, str(value)[:80]


def read_cell(column: Column, value: object) -> str | bool | list[str] | None:
    """The cell as JSON can keep it: days as ``2024-03-01``, moments as ``2024-03-01 09:30:00`` in local time.

    :raises BadCell: it is none of what the column takes
    """
    text = as_text(value)
    if len(text) > LONGEST:
        raise BadCell("long", column, text)
    if re.fullmatch(r"#[A-ZА-Я/0!?]+[!?]?", text):  # «#ЗНАЧ!», «#REF!»
        raise BadCell("formula", column, text)
    if not text:
        return None
    if column.kind in (DAY, MOMENT):
        moment = _moment(column, value, text)
        return f"{moment:%Y-%m-%d}" if column.kind == DAY else f"{moment:%Y-%m-%d %H:%M:%S}"
    if column.kind == YES_NO:
        return _yes_no(column, text)
    if column.kind == CHOICE:
        return _choice(column, text)
    if column.kind == LIST:
        return [part for part in (one.strip() for one in re.split(r"[;\n,]", text)) if part]
    return re.sub(r"\s+", " ", text) if column.kind == NUMBER else text


def as_text(value: object) -> str:
    """A number without its «.0», a day as people write it, a text without what nobody sees."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M}" if value.time() != time() else f"{value:%d.%m.%Y}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return UNSEEN.sub("", str(value)).replace("\xa0", " ").strip()


def _moment(column, value, text):
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    if isinstance(value, (int, float)) and int(value) in SERIAL_DAYS:
        return (FIRST_DAY + timedelta(days=value)).replace(microsecond=0)
    for pattern in DATES:
        if found := pattern.match(text.lower()):
            try:
                return datetime.combine(_day(found.groupdict()), _hours(text[found.end() :]))
            except ValueError as error:  # 31.02, 25:70
                raise BadCell("day", column, text) from error
    raise BadCell("day", column, text)


def _day(parts):
    year = int(parts["y"])
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    if word := parts.get("word"):
        starts = choices("month")
        month = next((int(starts[start]) for start in starts if word.startswith(start)), 0)
    else:
        month = int(parts["m"])
    return date(year, month, int(parts["d"]))


def _hours(rest):
    found = HOURS.search(rest)
    return time(*(int(part or 0) for part in found.groups())) if found else time()


def _yes_no(column, text):
    said = choices("yes_no").get(text.lower().strip(" ."))
    if not said:
        raise BadCell("yes_no", column, text)
    return said == "yes"


def _choice(column, text):
    known = {plain(words): value for words, value in column.choices.items()}
    if plain(text) not in known:
        raise BadCell("choice", column, text)
    return known[plain(text)]
