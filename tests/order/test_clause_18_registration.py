"""п. 18, 20: registration numbers and the words of a notice about them."""

from apk_base.rules.registration import registration_number
from apk_base.rules.russian_dates import format_day, format_moment, format_term

from tests.moments import at, on


def test_number():
    assert registration_number("СП", 2026, 123) == "СП-2026/000123"
    assert registration_number("ОГ", 2027, 1_234_567) == "ОГ-2027/1234567"


def test_dates_as_they_are_text():
    assert format_day(on("Thu 2026-11-05")) == "5 ноября 2026 г."
    assert format_moment(at("Fri 2026-11-20 17:40")) == "20 ноября 2026 г. в 17:40"
    assert format_term(at("Mon 2026-11-23 17:40")) == "17:40 23 ноября 2026 г."


def test_midnight_is_spoken_as_the_end_of_the_day_before():
    assert format_term(at("Mon 2026-11-23 24:00")) == "конца дня 23 ноября 2026 г."
    assert format_term(at("Thu 2026-12-31 24:00")) == "конца дня 31 декабря 2026 г."
