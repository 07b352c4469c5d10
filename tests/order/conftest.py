from pathlib import Path

import pytest
from apk_base.rules.production_calendar import ProductionCalendar
from apk_base.rules.working_time import OfficeHours
from apk_base.rules.xmlcalendar import parse_xmlcalendar

from tests.moments import at

CALENDARS = Path(__file__).parents[2] / "addons/apk_base/data/calendar"


@pytest.fixture(scope="session")
def shipped_days():
    """Every exceptional day of the calendars that the product ships: date -> CalendarDay."""
    days = {}
    for path in sorted(CALENDARS.glob("ru-*.xml")):
        days |= parse_xmlcalendar(path.read_bytes())
    return days


@pytest.fixture(scope="session")
def calendar(shipped_days):
    return ProductionCalendar({day: entry.kind for day, entry in shipped_days.items()})


@pytest.fixture(scope="session")
def is_working_day(calendar):
    return calendar.is_working_day


@pytest.fixture(scope="session")
def office_hours():
    nine, six, five = (at(f"Fri 2026-11-20 {hour}").time() for hour in ("09:00", "18:00", "17:00"))
    return OfficeHours(nine, six, five)
