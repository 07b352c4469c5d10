"""п. 54: the days to choose from stand in weeks, under their weekdays."""

from datetime import date

from apk_visit.rules.day_table import weekdays_and_weeks


def test_days_stand_under_their_weekdays():
    monday, wednesday, next_monday = date(2026, 11, 30), date(2026, 12, 2), date(2026, 12, 7)
    assert (monday.weekday(), wednesday.weekday(), next_monday.weekday()) == (0, 2, 0)
    assert weekdays_and_weeks([wednesday, next_monday, monday]) == (
        [0, 2],
        [[monday, wednesday], [next_monday, None]],
    )


def test_a_week_without_a_free_day_keeps_its_row():
    before, after = date(2026, 12, 30), date(2027, 1, 13)
    assert before.weekday() == after.weekday() == 2
    assert weekdays_and_weeks([before, after]) == ([2], [[before], [None], [after]])


def test_a_working_saturday_gets_a_column():
    friday, saturday = date(2027, 2, 19), date(2027, 2, 20)
    assert saturday.weekday() == 5
    assert weekdays_and_weeks([friday, saturday]) == ([4, 5], [[friday, saturday]])


def test_no_day_no_table():
    assert weekdays_and_weeks([]) == ([], [])
