"""п. 30, 35: average terms are counted; scripts come with the facts of the call."""

from apk_line.rules.scripts import filled_script
from apk_line.rules.terms import average_term

from tests.moments import at


def test_the_average_term_in_calendar_days():
    pairs = [
        (at("Fri 2026-11-20 17:59"), at("Mon 2026-11-23 09:00")),
        (at("Fri 2026-11-20 10:00"), at("Fri 2026-11-20 12:00")),
        (at("Mon 2026-10-05 10:00"), at("Wed 2026-11-04 12:00")),
    ]
    assert average_term(pairs) == {"mean": 11.0, "median": 3, "count": 3}


def test_without_messages_there_is_no_average():
    assert average_term([]) is None


def test_a_script_names_the_operator_and_shows_its_gaps():
    script = "Добрый день! {должность} {фамилия, имя, отчество}. По заявлению № {номер}."
    known = {"должность": "консультант", "фамилия, имя, отчество": "Белова М. С.", "номер": ""}
    assert filled_script(script, known) == (
        "Добрый день! консультант Белова М. С. По заявлению № [номер]."
    )
