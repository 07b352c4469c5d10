"""When the knowledge base is reviewed, and who is reminded (п. 49–51).

п. 49: «Актуализация базы знаний осуществляется структурными подразделениями … не реже 1 раза в месяц».
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

WARN_DAYS, REPEAT_DAYS = 7, 7
CLIENT_VOTES_A_DAY = 2


def month_of(day: date) -> date:
    """The first day of the month."""
    return day.replace(day=1)


def monthly_review_due(month: date) -> date:
    """The last day of the calendar month, whatever day of the week it is."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def review_reminders(due: date, today: date) -> Iterator[tuple[str, str, date]]:
    """Reminders of a review: the head a week before; on the day the deputy too; when it is late, weekly, the controller.

    The Order sets no reminders: these are the department's habits.

    :param due: the last day of the review
    :param today: weekly reminders of a late review are listed up to this day
    :return: (code, recipient, day); recipients are ``head``, ``head_and_deputy``, ``controller``
    """
    yield f"head-{WARN_DAYS}d", "head", due - timedelta(days=WARN_DAYS)
    yield "last-day", "head_and_deputy", due
    day, number = due + timedelta(days=1), 1
    while day <= today:
        yield f"late-{number}", "head_and_deputy", day
        yield f"late-{number}-controller", "controller", day
        day, number = day + timedelta(days=REPEAT_DAYS), number + 1


def counted(votes: Iterable[tuple[date, bool]]) -> int:
    """How many votes count: all of employees, two a day of clients, so that one angry evening opens no review.

    :param votes: pairs of a day and whether a client has voted
    """
    votes = list(votes)
    by_day = Counter(day for day, is_client in votes if is_client)
    of_clients = sum(min(count, CLIENT_VOTES_A_DAY) for count in by_day.values())
    return of_clients + sum(not is_client for _day, is_client in votes)


def needs_out_of_turn_review(unhelpful: int, helpful: int, limit: int) -> bool:
    """п. 50, 51: at least ``limit`` readers say that an article does not help, and more than say that it does."""
    return unhelpful >= limit and unhelpful > helpful
