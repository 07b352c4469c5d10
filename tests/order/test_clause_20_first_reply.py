"""п. 20: the first reply within 24 hours, days off excluded."""

import pytest
from apk_base.rules.deadlines import first_reply_due
from apk_base.rules.working_time import last_working_moment

from tests.moments import at


def case(name, received, due, work_due):
    return pytest.param(received, due, work_due, id=name)


@pytest.mark.parametrize(
    ("received", "due", "work_due"),
    [
        case("working day to working day", "Tue 2024-04-16 10:00", "Wed 2024-04-17 10:00", "Wed 2024-04-17 10:00"),
        case("the weekend does not count", "Fri 2026-11-20 17:40", "Mon 2026-11-23 17:40", "Mon 2026-11-23 17:40"),
        case("a day off: Monday in full", "Sat 2026-11-21 11:00", "Mon 2026-11-23 24:00", "Mon 2026-11-23 18:00"),
        case("the last minute of a day off", "Sun 2026-11-22 23:59", "Mon 2026-11-23 24:00", "Mon 2026-11-23 18:00"),
        case("a short day changes nothing", "Tue 2026-11-03 17:40", "Thu 2026-11-05 17:40", "Thu 2026-11-05 17:40"),
        case("Friday before 1 May", "Fri 2027-04-30 17:40", "Tue 2027-05-04 17:40", "Tue 2027-05-04 17:40"),
        case("Friday before 9 May", "Fri 2026-05-08 17:40", "Tue 2026-05-12 17:40", "Tue 2026-05-12 17:40"),
        case("before the New Year", "Wed 2026-12-30 17:40", "Mon 2027-01-11 17:40", "Mon 2027-01-11 17:40"),
        case("on a moved day off", "Thu 2026-12-31 10:00", "Mon 2027-01-11 24:00", "Mon 2027-01-11 18:00"),
        case("a working, short Saturday follows", "Fri 2027-02-19 17:40", "Sat 2027-02-20 17:40", "Sat 2027-02-20 17:00"),
        case("on a working Saturday", "Sat 2027-02-20 12:00", "Wed 2027-02-24 12:00", "Wed 2027-02-24 12:00"),
        case("a working Saturday of 2025", "Fri 2025-10-31 17:40", "Sat 2025-11-01 17:40", "Sat 2025-11-01 17:00"),
        case("a working Saturday before long holidays", "Sat 2024-12-28 10:00", "Thu 2025-01-09 10:00", "Thu 2025-01-09 10:00"),
        case("the day of the Order, a working Saturday", "Sat 2024-04-27 11:00", "Thu 2024-05-02 11:00", "Thu 2024-05-02 11:00"),
        case("the first second of a working day", "Mon 2026-11-23 00:00", "Mon 2026-11-23 24:00", "Mon 2026-11-23 18:00"),
        case("the first second of a Friday", "Fri 2026-11-20 00:00", "Fri 2026-11-20 24:00", "Fri 2026-11-20 18:00"),
        case("the last second of a Friday", "Fri 2026-11-20 23:59", "Mon 2026-11-23 23:59", "Mon 2026-11-23 18:00"),
        case("before the office opens", "Mon 2026-11-23 03:00", "Tue 2026-11-24 03:00", "Mon 2026-11-23 18:00"),
    ],
)  # fmt: skip
def test_first_reply_is_due(received, due, work_due, calendar, office_hours):
    moment = first_reply_due(at(received), calendar.is_working_day)
    assert moment == at(due)
    assert last_working_moment(moment, calendar, office_hours) == at(work_due)


def test_every_message_of_a_client_has_its_own_clock(is_working_day):
    first, second = at("Fri 2026-11-20 10:00"), at("Fri 2026-11-20 10:59")
    assert first_reply_due(first, is_working_day) != first_reply_due(second, is_working_day)
