"""8-ФЗ, ст. 13, ч. 1, п. 9 «в»: periods of an overview of appeals, and what of its figures stands on the site."""

from datetime import date

import pytest
from apk_base.rules.suppression import hidden_cells
from apk_results.rules.overview import (
    hidden_lines,
    period_end,
    period_start,
    quarters_of,
    year_before,
)

PERIODS = {
    "a quarter": ("quarter", date(2026, 11, 20), date(2026, 10, 1), date(2027, 1, 1)),
    "its first day": ("quarter", date(2026, 7, 1), date(2026, 7, 1), date(2026, 10, 1)),
    "a year": ("year", date(2026, 11, 20), date(2026, 1, 1), date(2027, 1, 1)),
}


@pytest.mark.parametrize(("kind", "day", "start", "end"), PERIODS.values(), ids=PERIODS)
def test_a_period(kind, day, start, end):
    assert period_start(kind, day) == start
    assert period_end(kind, start) == end


def test_it_is_compared_with_the_same_period_of_the_year_before():
    assert year_before(date(2026, 10, 1)) == date(2025, 10, 1)
    assert quarters_of(date(2026, 1, 1)) == [date(2026, month, 1) for month in (1, 4, 7, 10)]


HIDDEN = {
    "large numbers are shown": ({"channel": {"Почта": 9, "Лично": 7}}, []),
    "a small one takes a neighbour along, or the total would tell it": (
        {"channel": {"Почта": 9, "Лично": 7, "Сайт": 2}},
        [["channel", "Лично"], ["channel", "Сайт"]],
    ),
    "two small ones of five together need nobody": (
        {"channel": {"Почта": 9, "Лично": 3, "Сайт": 2}},
        [["channel", "Лично"], ["channel", "Сайт"]],
    ),
    "a total is hidden in every table of the same messages": (
        {"channel": {"Почта": 3}, "kind": {"Жалоба": 3}},
        [["channel", "Почта"], ["channel", ""], ["kind", "Жалоба"], ["kind", ""]],
    ),
}


@pytest.mark.parametrize(("tables", "lines"), HIDDEN.values(), ids=HIDDEN)
def test_small_numbers_are_not_shown(tables, lines):
    assert hidden_lines(tables, hidden_cells) == lines


def test_a_year_does_not_tell_what_its_quarters_have_hidden():
    """Three quarters show the line, the fourth hides it: the year shown would be the fourth by subtraction."""
    quarters = {"q1": {"channel": {"Почта": 9, "Сайт": 8, "Лично": 20}}}
    quarters |= dict.fromkeys(("q2", "q3"), quarters["q1"])
    quarters["q4"] = {"channel": {"Почта": 9, "Сайт": 2, "Лично": 20}}
    published = {name: (one, hidden_lines(one, hidden_cells)) for name, one in quarters.items()}
    year = {"channel": {"Почта": 36, "Сайт": 26, "Лично": 80}}
    assert hidden_lines(year, hidden_cells) == []
    unseen = hidden_lines(year, hidden_cells, published)
    assert ["channel", "Сайт"] in unseen
