"""п. 8: 24 hours flat after the detection; days off are not excepted."""

import pytest
from apk_base.rules.deadlines import fixable_refusal_contact_due
from apk_base.rules.working_time import planned_moment

from tests.moments import at


@pytest.mark.parametrize(
    ("found", "due", "work_due"),
    [
        pytest.param("Fri 2026-11-20 16:00", "Sat 2026-11-21 16:00", "Fri 2026-11-20 18:00", id="into the weekend"),
        pytest.param("Wed 2026-12-30 16:00", "Thu 2026-12-31 16:00", "Wed 2026-12-30 18:00", id="into the holidays"),
        pytest.param("Fri 2027-02-19 16:00", "Sat 2027-02-20 16:00", "Sat 2027-02-20 16:00", id="into a working Saturday"),
        pytest.param("Fri 2026-11-20 17:59", "Sat 2026-11-21 17:59", "Fri 2026-11-20 18:00", id="a minute before the office closes"),
        pytest.param("Fri 2026-11-20 18:00", "Sat 2026-11-21 18:00", "Sat 2026-11-21 18:00", id="after the last office hours: not late at birth"),
        pytest.param("Sat 2026-11-28 23:28", "Sun 2026-11-29 23:28", "Sun 2026-11-29 23:28", id="found on a Saturday night"),
        pytest.param("Tue 2026-11-17 11:00", "Wed 2026-11-18 11:00", "Wed 2026-11-18 11:00", id="on working days"),
    ],
)  # fmt: skip
def test_contact_is_due(found, due, work_due, calendar, office_hours):
    moment = fixable_refusal_contact_due(at(found))
    assert moment == at(due)
    assert planned_moment(moment, at(found), calendar, office_hours) == at(work_due)
