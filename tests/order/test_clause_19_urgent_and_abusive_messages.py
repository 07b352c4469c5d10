"""п. 19: an urgent message within 5 working days, a notice of inadmissible behaviour within one."""

import pytest
from apk_base.rules.deadlines import abuse_notice_due, urgent_answer_due

from tests.moments import at

CASES = [
    pytest.param("Fri 2026-11-20 16:00", "Fri 2026-11-27", "Mon 2026-11-23", id="the day of receipt is day zero"),
    pytest.param("Fri 2026-11-20 00:01", "Fri 2026-11-27", "Mon 2026-11-23", id="whatever the hour"),
    pytest.param("Sat 2026-11-21 12:00", "Fri 2026-11-27", "Mon 2026-11-23", id="a day off is day zero too"),
    pytest.param("Wed 2026-12-30 12:00", "Fri 2027-01-15", "Mon 2027-01-11", id="over the New Year"),
    pytest.param("Fri 2027-02-19 12:00", "Mon 2027-03-01", "Sat 2027-02-20", id="a working Saturday is day one"),
    pytest.param("Thu 2024-02-29 12:00", "Thu 2024-03-07", "Fri 2024-03-01", id="from 29 February"),
]  # fmt: skip


@pytest.mark.parametrize(("received", "urgent", "notice"), CASES)
def test_urgent_answer_is_due(received, urgent, notice, is_working_day):
    assert urgent_answer_due(at(received), is_working_day) == at(f"{urgent} 24:00")


@pytest.mark.parametrize(("received", "urgent", "notice"), CASES)
def test_notice_of_inadmissible_behaviour_is_due(received, urgent, notice, is_working_day):
    assert abuse_notice_due(at(received), is_working_day) == at(f"{notice} 24:00")
