"""59-ФЗ, ст. 12 and other laws: terms from the day of registration, and what a day off does to them."""

import pytest
from apk_base.rules.deadlines import (
    forwarding_due,
    statutory_answer_due,
    statutory_answer_due_working_days,
)

from tests.moments import at


@pytest.mark.parametrize(
    ("registered", "policy", "due"),
    [
        pytest.param(
            "Mon 2026-11-23 12:00", "previous", "Wed 2026-12-23", id="ends on a working day"
        ),
        pytest.param(
            "Mon 2026-12-07 12:00", "previous", "Wed 2026-12-30", id="in the holidays, rolled back"
        ),
        pytest.param(
            "Mon 2026-12-07 12:00", "next", "Mon 2027-01-11", id="in the holidays, rolled forward"
        ),
        pytest.param(
            "Mon 2026-12-07 12:00", "none", "Wed 2027-01-06", id="in the holidays, left there"
        ),
        pytest.param(
            "Mon 2026-10-05 12:00", "previous", "Tue 2026-11-03", id="on 4 November, rolled back"
        ),
        pytest.param(
            "Mon 2026-10-05 12:00", "next", "Thu 2026-11-05", id="on 4 November, rolled forward"
        ),
    ],
)
def test_thirty_days(registered, policy, due, is_working_day):
    assert statutory_answer_due(at(registered), 30, policy, is_working_day) == at(f"{due} 24:00")


@pytest.mark.parametrize("registered", ["Mon 2026-11-23 12:00", "Mon 2026-12-07 12:00"])
@pytest.mark.parametrize("policy", ["prev", "", None])
def test_a_policy_that_nobody_knows_is_refused_on_every_day(registered, policy, is_working_day):
    with pytest.raises(KeyError):
        statutory_answer_due(at(registered), 30, policy, is_working_day)


def test_ten_working_days_of_152_fz(is_working_day):
    due = statutory_answer_due_working_days(at("Fri 2027-02-19 12:00"), 10, is_working_day)
    assert due == at("Tue 2027-03-09 24:00")


@pytest.mark.parametrize(
    ("registered", "policy", "due"),
    [
        pytest.param("Fri 2026-11-20 17:40", "previous", "Fri 2026-11-27", id="a working day"),
        pytest.param("Wed 2026-12-30 12:00", "next", "Mon 2027-01-11", id="rolled forward"),
        pytest.param(
            "Wed 2026-12-30 12:00", "previous", "Wed 2026-12-30", id="the last working day"
        ),
        pytest.param("Thu 2026-12-31 15:00", "previous", "Thu 2027-01-07", id="whole in days off"),
        pytest.param(
            "Fri 2027-01-01 02:30", "previous", "Fri 2027-01-08", id="whole in the holidays"
        ),
    ],
)
def test_forwarding_within_seven_days(registered, policy, due, is_working_day):
    assert forwarding_due(at(registered), policy, is_working_day) == at(f"{due} 24:00")
