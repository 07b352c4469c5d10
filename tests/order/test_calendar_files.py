"""ТК РФ, ст. 112: files of the production calendar in three shapes, and what is doubtful in them.

``calendars/proizvcalendar.csv``: 2016–2018 as published by data.gov.ru, 2024 as it was projected before the decree.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from apk_base.rules.calendar_checks import Doubt, differences, doubts
from apk_base.rules.calendar_marks import parse_calendar_csv, parse_calendar_json
from apk_base.rules.production_calendar import DayKind
from apk_base.rules.xmlcalendar import BadCalendarFile, parse_xmlcalendar

from tests.moments import on

FILES = Path(__file__).parent / "calendars"


def kinds(days):
    return {day: entry.kind for day, entry in days.items()}


@pytest.fixture(scope="module")
def table():
    return parse_calendar_csv((FILES / "proizvcalendar.csv").read_bytes())


@pytest.fixture(scope="module")
def json_2026():
    return parse_calendar_json((FILES / "ru-2026.json").read_bytes())


@pytest.mark.parametrize("year", [2016, 2017, 2018])
def test_the_table_of_data_gov_ru_equals_xmlcalendar(year, table):
    xml = parse_xmlcalendar((FILES / f"ru-{year}.xml").read_bytes())
    assert differences(year, kinds(xml), kinds(table[year])) == []


def test_json_equals_xml_of_the_same_year(json_2026, shipped_days):
    days, _totals = json_2026
    assert differences(2026, kinds(shipped_days), kinds(days)) == []
    assert days[on("Fri 2026-01-09")].moved_from == on("Sat 2026-01-03")


def test_a_projection_of_2024_shows_where_the_decree_differs(table, shipped_days):
    found = differences(2024, kinds(shipped_days), kinds(table[2024]))
    assert [difference.day for difference in found] == [
        on(day)
        for day in (
            "Sat 2024-04-27",
            "Mon 2024-04-29",
            "Tue 2024-04-30",
            "Fri 2024-05-10",
            "Sat 2024-11-02",
            "Sat 2024-12-28",
            "Mon 2024-12-30",
            "Tue 2024-12-31",
        )
    ]
    assert (found[0].now, found[0].then) == (DayKind.WORKING, DayKind.DAY_OFF)


@pytest.mark.parametrize("year", range(2023, 2028))
def test_the_shipped_calendars_raise_no_doubt(year, shipped_days):
    days = {day: entry for day, entry in shipped_days.items() if day.year == year}
    assert doubts(year, days, {}) == []


def test_totals_that_disagree_with_the_days_are_a_doubt(json_2026):
    days, totals = json_2026
    assert doubts(2026, days, totals) == []
    assert doubts(2026, days, {**totals, "workdays": 249}) == [(Doubt.TOTALS, "workdays 249 ≠ 247")]


def test_a_year_without_its_holidays_is_a_doubt(json_2026):
    days = {day: entry for day, entry in json_2026[0].items() if day != on("Wed 2026-11-04")}
    assert doubts(2026, days, {}) == [(Doubt.HOLIDAY_WORKS, "04.11.2026")]


def test_too_many_days_off_are_a_doubt(json_2026):
    days = dict(json_2026[0])
    week = ("Mon 2026-07-20", "Tue 2026-07-21", "Wed 2026-07-22")
    days |= {on(day): replace(days[on("Fri 2026-01-09")], moved_from=None) for day in week}
    assert (Doubt.DAYS_OFF, "121") in doubts(2026, days, {})


@pytest.mark.parametrize(
    ("source", "doubt"),
    [("Wed 2026-01-14", Doubt.MOVED_FROM_WEEKDAY), ("Sat 2026-01-17", Doubt.MOVED_FROM_DAY_OFF)],
)
def test_a_day_off_is_moved_from_a_weekend_that_works_or_a_holiday_on_it(source, doubt, json_2026):
    days = dict(json_2026[0])
    moved = on("Fri 2026-01-09")
    days[moved] = replace(days[moved], moved_from=on(source))
    assert doubt in [found for found, _what in doubts(2026, days, {})]


def test_a_weekday_called_a_working_weekend_is_a_doubt(json_2026):
    days = dict(json_2026[0])
    days[on("Wed 2026-07-22")] = replace(days[on("Fri 2026-01-09")], kind=DayKind.WORKING)
    assert (Doubt.WEEKDAY_CALLED_WORKING, "22.07.2026") in doubts(2026, days, {})


def broken_json(**changes):
    return json.dumps({**json.loads((FILES / "ru-2026.json").read_text()), **changes}).encode()


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (parse_calendar_json, b""),
        (parse_calendar_json, b"[]"),
        (parse_calendar_json, b'{"year": 2026}'),
        (parse_calendar_json, broken_json(months=[{"month": 1, "days": "1"}])),
        (parse_calendar_json, broken_json(transitions=[{"from": "02.30", "to": "01.09"}])),
        (parse_calendar_csv, b""),
        (parse_calendar_csv, b"\xff\xfe"),
        (parse_calendar_csv, b"a,b\n2026,1"),
        (parse_calendar_csv, b"a\n2026," + b",".join([b"31"] * 12)),
        (parse_calendar_csv, b"a\n2026," + b",".join([b"x"] * 12)),
    ],
)
def test_what_is_not_a_calendar_is_refused(parse, text):
    with pytest.raises(BadCalendarFile):
        parse(text)
