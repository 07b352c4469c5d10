"""Days to choose as a sheet of a calendar, which fits on a telephone (п. 54 «предоставления выбора клиентом»)."""

from collections.abc import Iterable
from datetime import date, timedelta

ONE_WEEK = timedelta(days=7)


def weekdays_and_weeks(days: Iterable[date]) -> tuple[list[int], list[list[date | None]]]:
    """Columns and rows of the table: only weekdays that occur, every week from the first day to the last.

    :param days: in any order
    :return: weekdays (Monday is 0), and for each week a day or None in every column
    """
    there = set(days)
    weekdays = sorted({day.weekday() for day in there})
    weeks = []
    monday = min((day - timedelta(days=day.weekday()) for day in there), default=date.max)
    while monday <= max(there, default=date.min):
        row = [monday + timedelta(days=weekday) for weekday in weekdays]
        weeks.append([day if day in there else None for day in row])
        monday += ONE_WEEK
    return weekdays, weeks
