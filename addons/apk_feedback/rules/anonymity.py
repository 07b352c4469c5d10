"""п. 80: «Опросы клиентов проводятся с соблюдением максимально возможного уровня анонимности»."""

import hashlib
from collections.abc import Iterable
from datetime import date

SMALLEST_GROUP = 5  # nobody stands out among five


def token_hash(token: str) -> str:
    """All that is kept of a token: enough to spend it once, not enough to write the link again."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def quarter_of(day: date) -> date:
    """The first day of the quarter: the only time that is kept with an answer.

    A moment would lead to the e-mail that was just opened; a month would make the groups three times smaller, and
    п. 84 asks for quarters only.
    """
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def disclosed_context(group_sizes: Iterable[int]) -> int:
    """How many steps of the context (rated subject, area, unit, function, place) may be shown beside one answer.

    :param group_sizes: how many answers of the quarter share the first step, the first two, and so on
    """
    steps = 0
    for size in group_sizes:
        if size < SMALLEST_GROUP:
            break
        steps += 1
    return steps
