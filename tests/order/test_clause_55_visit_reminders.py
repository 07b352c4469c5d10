"""п. 55: the reminder of a visit leaves in time, once, and never for what has begun; with a file for one's calendar."""

import pytest
from apk_visit.rules.icalendar import Event, calendar_file
from apk_visit.rules.visit_reminders import is_reminder_due

from tests.moments import at


@pytest.mark.parametrize(
    ("now", "booked", "is_due"),
    [
        pytest.param("Mon 2026-11-23 10:00", "Fri 2026-11-20 12:00", True, id="ten in the morning of the day before"),
        pytest.param("Mon 2026-11-23 09:59", "Fri 2026-11-20 12:00", False, id="a minute too early"),
        pytest.param("Tue 2026-11-24 09:59", "Fri 2026-11-20 12:00", True, id="the server was off for a day"),
        pytest.param("Tue 2026-11-24 10:00", "Fri 2026-11-20 12:00", False, id="the visit has begun"),
        pytest.param("Mon 2026-11-23 18:00", "Mon 2026-11-23 17:30", False, id="booked in the afternoon before"),
        pytest.param("Tue 2026-11-24 09:00", "Tue 2026-11-24 08:30", False, id="booked on the same day"),
        pytest.param("Mon 2026-11-23 11:00", "Mon 2026-11-23 09:00", True, id="booked early on the day before"),
    ],
)  # fmt: skip
def test_a_visit_on_tuesday_at_ten_is_reminded_of(now, booked, is_due):
    starts = at("Tue 2026-11-24 10:00")
    assert is_reminder_due(at(now), starts, at(booked)) is is_due


def event(**changes):
    values = {
        "uid": "visit-7@apk",
        "sequence": 2,
        "stamp": at("Fri 2026-11-20 12:00"),
        "starts": at("Tue 2026-11-24 10:00"),
        "ends": at("Tue 2026-11-24 10:30"),
        "summary": "Приём в департаменте",
        "location": "г. Буй, ул. 10 Годовщины Октября, д. 5",
        "description": "Вход со двора; звонок.\nТелефон: 1",
        **changes,
    }
    return calendar_file(Event(**values)).decode()


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


def test_the_file_tells_the_moment_in_universal_time():
    lines = unfolded(event())
    assert "DTSTART:20261124T070000Z" in lines
    assert "DTEND:20261124T073000Z" in lines


def test_signs_of_the_format_are_escaped():
    lines = unfolded(event())
    assert "LOCATION:г. Буй\\, ул. 10 Годовщины Октября\\, д. 5" in lines
    assert "DESCRIPTION:Вход со двора\\; звонок.\\nТелефон: 1" in lines


def test_no_line_is_longer_than_75_octets_and_no_letter_is_torn():
    text = event(summary="Приём по вопросам государственной поддержки сельского хозяйства" * 3)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert ("SUMMARY:" + "Приём по вопросам государственной поддержки сельского хозяйства" * 3) in unfolded(text)  # fmt: skip


def test_a_cancelled_visit_leaves_the_calendar():
    lines = unfolded(event(is_cancelled=True, sequence=3))
    assert "METHOD:CANCEL" in lines
    assert "STATUS:CANCELLED" in lines
    assert "SEQUENCE:3" in lines
