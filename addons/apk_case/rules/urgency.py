"""Signs that an answer given at the end of the lawful term would be worthless to the client (п. 19)."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

SOON_WORKING_DAYS = (
    5  # п. 19: what an urgent answer may take; a later term is met by the ordinary one
)
MANY_MESSAGES = 3  # since the last answer, within a month
LONGEST_LOOK = timedelta(days=31)
# Russian: words before the last day
NO_LATER = r"(?<![^ ])(?:до|не позднее|не позже|крайний срок|последний день|истекает|заканчивается|остается до|срок) (?:по |до )?(\d{1,2}) "
DAY_IN_FIGURES = re.compile(NO_LATER + r"(\d{1,2}) (\d{4})(?![^ ])")
NUMBERS = {  # Russian: small numbers
    "один": 1, "одного": 1, "двух": 2, "два": 2, "две": 2, "трех": 3, "три": 3, "четырех": 4, "четыре": 4, "пяти": 5, "пять": 5,
    "сутки": 1, "суток": 1,
}  # fmt: skip
IN_DAYS = re.compile(  # Russian: «в течение трёх дней», «осталось 2 дня», «через два дня»
    r"(?<![^ ])(?:осталось|остается|осталось всего|корма на|корм на|сена на|воды на|дано|дали|дают|через|в течение) (?:всего |еще )?"
    r"(\d{1,2}|"
    + "|".join(NUMBERS)
    + r") (рабочих |рабочий |рабочего )?(?:дня|дней|день|суток|сутки)(?![^ ])"
)
WEEKDAYS = {  # Russian: «до среды», «не позднее пятницы»
    "понедельника": 0, "вторника": 1, "среды": 2, "четверга": 3, "пятницы": 4, "субботы": 5, "воскресенья": 6,
}  # fmt: skip
BY_WEEKDAY = re.compile(
    r"(?<![^ ])(?:до|не позднее|не позже) (?:этой |этого |ближайшей |ближайшего )?("
    + "|".join(WEEKDAYS)
    + r")(?![^ ])"
)
ONE_DAY = timedelta(days=1)


def nearest_term(
    text: str, today: date, months: Sequence[str], is_working_day: Callable[[date], bool]
) -> date | None:
    """The earliest day the client names as the last one, when no more than ``SOON_WORKING_DAYS`` are left before it.

    :param text: as ``words.plain`` gives it: «до 15.05.2027» is «до 15 05 2027» there
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
    named += [today + ONE_DAY * _number(match[1]) for match in IN_DAYS.finditer(text)]
    named += [_next_weekday(today, WEEKDAYS[match[1]]) for match in BY_WEEKDAY.finditer(text)]
    soon = last_soon_day(today, is_working_day)
    return min((day for day in named if day and today <= day <= soon), default=None)


def last_soon_day(today: date, is_working_day: Callable[[date], bool]) -> date:
    """The fifth working day after today."""
    day, left = today, SOON_WORKING_DAYS
    while left and day < today + LONGEST_LOOK:
        day += ONE_DAY
        left -= is_working_day(day)
    return day


def _number(word: str) -> int:
    return NUMBERS[word] if word in NUMBERS else int(word)


def _next_weekday(today: date, weekday: int) -> date:
    return today + ONE_DAY * ((weekday - today.weekday()) % 7)


def _day(day: str, month: int, year: str | None, today: date) -> date | None:
    try:
        found = date(int(year or today.year), month, int(day))
        if year is None and found < today:
            found = found.replace(year=today.year + 1)
    except ValueError:  # 31 February: a slip of the pen
        return None
    return found
