"""The Russian production calendar: which days the office works (ТК РФ, ст. 95, 111, 112)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cached_property

SATURDAY = 5


class DayKind(str, Enum):
    """What an exceptional day is; every other day is ordinary: Monday to Friday work, the weekend off."""

    DAY_OFF = "day_off"
    SHORT = "short"
    WORKING = "working"


def ordinary_kind(day: date) -> DayKind:
    """What a day is when no decree says otherwise."""
    return DayKind.DAY_OFF if day.weekday() >= SATURDAY else DayKind.WORKING


class YearWithoutCalendar(LookupError):
    """Nobody has entered the days of this year: a legal term must not be guessed from «Mon–Fri»."""

    def __init__(self, year: int):
        super().__init__(f"no production calendar for {year}")
        self.year = year


@dataclass(frozen=True)
class ProductionCalendar:
    """Exceptional days by date. A year without a single one is not loaded: every January has days off."""

    days: Mapping[date, DayKind]
    guesses_unknown_years: bool = False

    @cached_property
    def years(self) -> frozenset[int]:
        """Years whose calendar is loaded."""
        return frozenset(day.year for day in self.days)

    def is_working_day(self, day: date) -> bool:
        """:raises YearWithoutCalendar: the year of ``day`` has not been entered"""
        if day.year not in self.years and not self.guesses_unknown_years:
            raise YearWithoutCalendar(day.year)
        return self.days.get(day, ordinary_kind(day)) is not DayKind.DAY_OFF

    def is_short_day(self, day: date) -> bool:
        """ст. 95 ТК РФ: the day before a holiday is one hour shorter; a working Saturday can be one too."""
        return self.days.get(day) is DayKind.SHORT

    def assuming_weekdays(self) -> "ProductionCalendar":
        """The same calendar with «Mon–Fri» for years that are not loaded.

        For dates that are marked as provisional, and for moments that bind nobody, such as reminders.
        """
        return replace(self, guesses_unknown_years=True)
