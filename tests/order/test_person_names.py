"""How a colleague and a moment are named in a line of a screen."""

from datetime import date

import pytest
from apk_base.rules.person_names import surname_and_initials
from apk_base.rules.russian_dates import format_time_of

from tests.moments import at


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Румянцева Елена Петровна", "Румянцева Е. П."),
        ("Иванов Пётр", "Иванов П."),
        ("Оператор", "Оператор"),
        ("Мамедов Али Гасан оглы", "Мамедов А. Г."),
        ("  Белова   Марина ", "Белова М."),
        ("", ""),
    ],
)
def test_a_colleague_is_named_by_surname_and_initials(name, short):
    assert surname_and_initials(name) == short


def test_a_moment_of_today_is_a_time_of_another_day_a_day_too():
    moment = at("Sat 2026-11-28 10:02")
    assert format_time_of(moment, date(2026, 11, 28)) == "10:02"
    assert format_time_of(moment, date(2026, 11, 29)) == "28 ноября, 10:02"
