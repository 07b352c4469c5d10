"""п. 49: «Актуализация базы знаний осуществляется структурными подразделениями … не реже 1 раза в месяц»."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from datetime import date

WARN_DAYS, REPEAT_DAYS = 7, 7
CLIENTS_MARKS_A_DAY = 2


def month_of(day: date) -> date:
    return day.replace(day=1)


def monthly_review_due(month: date) -> date:
    """The last day of the calendar month, whatever day of the week it is."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def reminder(today: date, due: date) -> str | None:
    """Which reminder belongs to this day: ``soon``, ``today``, ``late 1``, ``late 2`` … (weekly); None for no one.

    Days that the scheduler slept through are caught up: the last reminder that is due is the one to send.
    """
    if today > due:
        return f"late {((today - due).days - 1) // REPEAT_DAYS + 1}"
    if today == due:
        return "today"
    return "soon" if (due - today).days <= WARN_DAYS else None


def counted(marks: Iterable[tuple[date, bool]]) -> int:
    """Marks of employees all count; of those of clients two a day, for one angry evening must not open a review.

    :param marks: day, and whether a client has given it
    """
    marks = list(marks)
    by_day = Counter(day for day, is_public in marks if is_public)
    of_clients = sum(min(count, CLIENTS_MARKS_A_DAY) for count in by_day.values())
    return of_clients + sum(not is_public for _day, is_public in marks)


def needs_out_of_turn_review(unhelpful: int, helpful: int, limit: int) -> bool:
    """п. 50, 51: readers say that an article does not help — often enough, and more often than not."""
    return unhelpful >= limit and unhelpful > helpful
