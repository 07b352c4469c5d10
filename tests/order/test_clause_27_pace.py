"""п. 27: when the next e-mail may leave although the limit of the hour is reached."""

from apk_mailing.rules.pace import free_again_at, left_this_hour

from tests.moments import at

FIRST = at("Fri 2026-11-20 10:45")


def test_the_limit_is_free_again_an_hour_after_the_first():
    assert free_again_at(FIRST, 3000, 3000) == at("Fri 2026-11-20 11:45")
    assert free_again_at(FIRST, 3000, 2999) is None
    assert free_again_at(FIRST, 0, 5000) is None


def test_no_more_leave_than_are_left():
    assert left_this_hour(3000, 3100) == 0
    assert left_this_hour(3000, 2900) == 100
