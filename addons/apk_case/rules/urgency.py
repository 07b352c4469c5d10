"""Signs that an answer given at the end of the lawful term would be worthless to the client (п. 19)."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

SOON = timedelta(days=10)
MANY_MESSAGES = 3
NO_LATER = r"(?<![^ ])(?:до|по|не позднее) (\d{1,2}) "  # Russian: words before the last day
DAY_IN_FIGURES = re.compile(NO_LATER + r"(\d{1,2}) (\d{4})(?![^ ])")


def nearest_term(text: str, today: date, months: Sequence[str]) -> date | None:
    """The earliest day the client names after «до», «по», «не позднее», when it is within ``SOON``.

    :param text: as ``dictionaries.plain_text`` gives it: «до 15.05.2027» is «до 15 05 2027» there
    :param months: their names after a number: «15 мая»
    """
    in_words = NO_LATER + "(" + "|".join(months) + r")(?: (\d{4}))?(?![^ ])"
    named = [
        _day(match[1], months.index(match[2]) + 1, match[3], today)
        for match in re.finditer(in_words, text)
    ]
    named += [
        _day(match[1], int(match[2]), match[3], today) for match in DAY_IN_FIGURES.finditer(text)
    ]
    return min((day for day in named if day and today <= day <= today + SOON), default=None)


def _day(day: str, month: int, year: str | None, today: date) -> date | None:
    try:
        found = date(int(year or today.year), month, int(day))
        if year is None and found < today:
            found = found.replace(year=today.year + 1)
    except ValueError:  # 31 February: a slip of the pen
        return None
    return found
