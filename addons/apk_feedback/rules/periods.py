"""п. 81 «ежегодный анализ», п. 84 «анализ проводится ежеквартально»: periods and until when their reports are due."""

from datetime import date, timedelta

from .anonymity import quarter_of

# The Order names no day: the department's habit, so many working days after the period.
REPORT_WORKING_DAYS = 15


def next_quarter(start: date) -> date:
    return date(start.year + (start.month + 2) // 12, (start.month + 2) % 12 + 1, 1)


def previous_quarter(start: date) -> date:
    return quarter_of(start - timedelta(days=1))


def links_valid_since(day: date) -> date:
    """п. 80: a link is good until the quarter after its own ends: from which quarter on links are good on this day.

    Later nothing is left that could say which of them were used.
    """
    return previous_quarter(quarter_of(day))


def quarters_of(kind: str, start: date) -> list[date]:
    """First days of the quarters of a period."""
    quarters = [start]
    while kind == "year" and len(quarters) < 4:
        quarters.append(next_quarter(quarters[-1]))
    return quarters


def period_start(kind: str, day: date) -> date:
    """The period that this day belongs to."""
    return date(day.year, 1, 1) if kind == "year" else quarter_of(day)


def period_end(kind: str, start: date) -> date:
    """The first day after the period."""
    return next_quarter(quarters_of(kind, start)[-1])


def previous_period(kind: str, start: date) -> date:
    return date(start.year - 1, 1, 1) if kind == "year" else previous_quarter(start)


def is_over(kind: str, start: date, today: date) -> bool:
    """Only then are its figures shown: the difference of two earlier reports would be the answers between them."""
    return today >= period_end(kind, start)
