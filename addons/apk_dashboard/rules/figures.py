"""Figures of the indicators (п. 30, 38, 41, 43, 81): how a share, a growth and a row of weeks are made of counts."""

from datetime import date, timedelta

WEEK = timedelta(days=7)
LEAST_TO_GROW = 5  # fewer messages of a topic are chance
GROWTH = 1.5


def share(part: int, whole: int) -> float | None:
    """Per cent with one decimal; 100 means all of them and 0 means none, however many there are.

    None where nothing was due: no promise is neither kept nor broken.
    """
    if not whole:
        return None
    exact = round(1000 * part / whole) / 10
    if part < whole:
        exact = min(exact, 99.9)
    return max(exact, 0.1) if part else 0.0


def grows(now: int, before: int) -> bool:
    """Whether a topic is met noticeably more often than in as long a time before."""
    return now >= LEAST_TO_GROW and now >= GROWTH * before and now > before


def last_weeks(today: date, count: int) -> list[date]:
    """Mondays of so many weeks, the current one last."""
    monday = today - timedelta(days=today.weekday())
    return [monday - WEEK * back for back in reversed(range(count))]


def added_up(rows: list[tuple], place: int, keys: int) -> dict:
    """Counts of one of the columns that rows are grouped by, over all values of the others.

    :param place: which of the ``keys`` columns at the beginning of a row
    """
    found: dict = {}
    for row in rows:
        before = found.get(row[place], (0,) * (len(row) - keys))
        found[row[place]] = tuple(a + b for a, b in zip(before, row[keys:], strict=True))
    return found
