"""п. 8: 24 hours flat after the detection; days off are not excepted."""

import pytest
from apk_base.rules.deadlines import fixable_refusal_contact_due
from apk_base.rules.working_time import last_working_moment

from tests.moments import at


@pytest.mark.parametrize(
    ("found", "due", "work_due"),
    [
        pytest.param("Fri 2026-11-20 16:00", "Sat 2026-11-21 16:00", "Fri 2026-11-20 18:00", id="into the weekend"),
        pytest.param("Wed 2026-12-30 16:00", "Thu 2026-12-31 16:00", "Wed 2026-12-30 18:00", id="into the holidays"),
        pytest.param("Fri 2027-02-19 16:00", "Sat 2027-02-20 16:00", "Sat 2027-02-20 16:00", id="into a working Saturday"),
        pytest.param("Tue 2026-11-17 11:00", "Wed 2026-11-18 11:00", "Wed 2026-11-18 11:00", id="on working days"),
    ],
)  # fmt: skip
def test_contact_is_due(found, due, work_due, calendar, office_hours):
    moment = fixable_refusal_contact_due(at(found))
    assert moment == at(due)
    assert last_working_moment(moment, calendar, office_hours) == at(work_due)
