"""ТК РФ, ст. 112: the production calendar 2023–2027 as decreed, and what is not a calendar."""

from datetime import date, timedelta

import holidays
import pytest
from apk_base.rules.production_calendar import YearWithoutCalendar
from apk_base.rules.xmlcalendar import BadCalendarFile, parse_xmlcalendar

from tests.moments import on

YEARS = range(2023, 2028)


@pytest.mark.parametrize("year", YEARS)
def test_day_by_day_it_equals_an_independent_source(year, calendar):
    russia = holidays.country_holidays("RU", years=year)
    day, wrong = date(year, 1, 1), []
    while day.year == year:
        if calendar.is_working_day(day) != russia.is_working_day(day):
            wrong.append(day)
        day += timedelta(days=1)
    assert wrong == []


@pytest.mark.parametrize(
    ("year", "short"),
    [
        (
            2024,
            [
                "Thu 2024-02-22",
                "Thu 2024-03-07",
                "Wed 2024-05-08",
                "Tue 2024-06-11",
                "Sat 2024-11-02",
            ],
        ),
        (2025, ["Fri 2025-03-07", "Wed 2025-04-30", "Wed 2025-06-11", "Sat 2025-11-01"]),
        (2026, ["Thu 2026-04-30", "Fri 2026-05-08", "Thu 2026-06-11", "Tue 2026-11-03"]),
        (2027, ["Sat 2027-02-20", "Fri 2027-04-30", "Fri 2027-06-11", "Wed 2027-11-03"]),
    ],
)
def test_short_days(year, short, shipped_days, calendar):
    found = [day for day in sorted(shipped_days) if day.year == year and calendar.is_short_day(day)]
    assert found == [on(day) for day in short]


def test_working_saturdays(shipped_days, calendar):
    found = [
        day for day in sorted(shipped_days) if day.weekday() > 4 and calendar.is_working_day(day)
    ]
    assert [day for day in found if day.year >= 2024] == [
        on(day)
        for day in (
            "Sat 2024-04-27",
            "Sat 2024-11-02",
            "Sat 2024-12-28",
            "Sat 2025-11-01",
            "Sat 2027-02-20",
        )
    ]


def test_a_moved_day_off_tells_where_it_was_moved_from(shipped_days):
    assert shipped_days[on("Mon 2027-02-22")].moved_from == on("Sat 2027-02-20")
    assert shipped_days[on("Fri 2027-01-01")].name == "Новогодние каникулы"


def test_an_unknown_year_is_an_error_and_a_guess_is_called_so(calendar):
    with pytest.raises(YearWithoutCalendar) as error:
        calendar.is_working_day(on("Mon 2031-05-05"))
    assert error.value.year == 2031
    assert calendar.assuming_weekdays().is_working_day(on("Mon 2031-05-05"))
    assert not calendar.assuming_weekdays().is_working_day(on("Sun 2031-05-04"))


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"not xml",
        b'<calendar year="2027"><days/></calendar>',
        b'<calendar year="2027"><days><day d="02.30" t="1"/></days></calendar>',
        b'<calendar year="2027"><days><day d="01.01" t="9"/></days></calendar>',
        b'<calendar><days><day d="01.01" t="1"/></days></calendar>',
        b'<!DOCTYPE x [<!ENTITY a "aa">]><calendar year="2027"><days><day d="01.01" t="1"/></days></calendar>',
    ],
)
def test_what_is_not_a_calendar_is_refused(text):
    with pytest.raises(BadCalendarFile):
        parse_xmlcalendar(text)
