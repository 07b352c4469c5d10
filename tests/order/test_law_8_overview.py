"""8-ФЗ, ст. 13, ч. 1, п. 9 «в»: periods of an overview of appeals, and what of its figures stands on the site."""

import random
from datetime import date
from fractions import Fraction

import pytest
from apk_base.rules.suppression import hidden_cells
from apk_case.rules.overview_table import added_up
from apk_results.rules.overview import (
    SMALLEST_GROUP,
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


def test_a_quarter_that_never_came_out_does_not_follow_from_its_year():
    """The year less three published quarters is the fourth, even when nobody has published it."""
    quarter = {"channel": {"Почта": 9, "Сайт": 8, "Лично": 20}}
    published = {name: (quarter, []) for name in ("q1", "q2", "q3")}
    year = {"channel": {"Почта": 36, "Сайт": 26, "Лично": 80}}
    assert ["channel", "Сайт"] in hidden_lines(year, hidden_cells, published)
    year["channel"]["Сайт"] = 33
    assert hidden_lines(year, hidden_cells, published) == [], "nine in the fourth are no secret"


def test_a_table_that_an_earlier_quarter_lacks_does_not_follow_from_its_year():
    """An addon that was installed in the summer: its year less two quarters is what the others would have shown."""
    channel = {"channel": {"Почта": 9, "Лично": 20}}
    line = {**channel, "line": {"Субсидии": 9, "Справки": 8}}
    published = {"q1": (channel, []), "q2": (channel, []), "q3": (line, []), "q4": (line, [])}
    year = {"channel": {"Почта": 36, "Лично": 80}, "line": {"Субсидии": 30, "Справки": 40}}
    assert hidden_lines(year, hidden_cells, published) == []
    year["line"]["Справки"] = 18
    assert ["line", "Справки"] in hidden_lines(year, hidden_cells, published)


def test_a_quarter_that_comes_out_after_its_year_gives_back_nothing_that_the_year_hides():
    """«A year before» of a quarter whose year was published without it: of one hidden line another would be enough."""
    last = {"channel": {"Почта": 9, "Сайт": 2, "Лично": 20, "ЕПГУ": 7}}
    year = {"channel": {"Почта": 30, "Сайт": 26, "Лично": 80, "ЕПГУ": 40}}
    others = {"channel": {"Почта": 7, "Сайт": 8, "Лично": 20, "ЕПГУ": 11}}
    published = dict.fromkeys(("q1", "q2", "q3"), (others, []))
    unseen = hidden_lines(year, hidden_cells, published)
    assert unseen == [["channel", "Почта"], ["channel", "Сайт"]]
    assert hidden_lines(last, hidden_cells) == [["channel", "Сайт"], ["channel", "ЕПГУ"]]
    published["year"] = (year, unseen)
    after = hidden_lines(last, hidden_cells, published, whole="year")
    assert ["channel", "Почта"] in after, (
        "the year less three quarters and this line would be the other"
    )


NAMES = {"channel": "abcde", "kind": "fgh", "line": "xyz"}


def quarters_and_year(chance):
    """Tables of four quarters, as (figures, hidden lines), and of their year; a quarter may lack the table of an addon."""
    quarters = {}
    for number in range(4):
        count = chance.choice([8, 20, 60])
        names = {table: chance.choices(lines, k=count) for table, lines in NAMES.items()}
        figures = {
            table: {name: drawn.count(name) for name in sorted(set(drawn))}
            for table, drawn in names.items()
        }
        quarters[number] = figures
    year = {
        table: {name: sum(one[table].get(name, 0) for one in quarters.values()) for name in lines}
        for table, lines in NAMES.items()
    }
    for number in chance.sample(range(4), chance.randint(0, 2)):
        del quarters[number]["line"]
    published = {
        f"q{number}": (quarters[number], hidden_lines(quarters[number], hidden_cells))
        for number in chance.sample(range(4), chance.randint(1, 4))
    }
    return published, year


def shown_rows(published, year, hidden):
    """What a reader can write down of each shown line and total: ``{(period, table, name): 1 …}`` for a known sum.

    A line of the year is its lines in each quarter, published or not; a total is its lines.
    """
    periods = {name: (*one, (name,)) for name, one in published.items()}
    periods["year"] = (year, hidden, (*published, "never"))
    for figures, lines, sources in periods.values():
        unseen = {tuple(line) for line in lines}
        for table, names in figures.items():
            has = [s for s in sources if s != "never" and table in published[s][0]]
            has += ["never"] * ("never" in sources and len(has) < 4)  # four quarters are the year
            for shown, parts in [*((name, [name]) for name in names), ("", list(names))]:
                if (table, shown) not in unseen:
                    yield {(source, table, part): Fraction(1) for source in has for part in parts}
    for source, tables in [*((name, one[0]) for name, one in published.items()), ("never", year)]:
        one, other = (tables[table] for table in ("channel", "kind"))  # of the same messages
        yield {
            **{(source, "channel", name): Fraction(1) for name in one},
            **{(source, "kind", name): Fraction(-1) for name in other},
        }


def known_unknowns(rows):
    """Unknowns that the rows determine: eliminated one by one, independent of the program."""
    solved = {}
    for row in rows:
        for pivot, other in solved.items():
            times = row.get(pivot, 0)
            row = {
                key: left
                for key in row.keys() | other.keys()
                if (left := row.get(key, 0) - times * other.get(key, 0))
            }
        if not row:
            continue
        pivot = next(iter(row))
        row = {key: value / row[pivot] for key, value in row.items()}
        for name, other in solved.items():
            times = other.get(pivot, 0)
            solved[name] = {
                key: left
                for key in row.keys() | other.keys()
                if (left := other.get(key, 0) - times * row.get(key, 0))
            }
        solved[pivot] = row
    return {pivot for pivot, row in solved.items() if len(row) == 1}


@pytest.mark.parametrize("seed", range(60))
def test_no_small_rest_of_a_year_follows_from_what_was_published(seed):
    """Any number of its quarters came out, some without the table of an addon that was installed later."""
    published, year = quarters_and_year(random.Random(seed))
    hidden = hidden_lines(year, hidden_cells, published)
    rest = {
        (table, name): count - sum(one[0].get(table, {}).get(name, 0) for one in published.values())
        for table, lines in year.items()
        for name, count in lines.items()
    }
    found = known_unknowns(shown_rows(published, year, hidden))
    small = {line for line, count in rest.items() if 0 < count < SMALLEST_GROUP}
    assert [line for line in small if ("never", *line) in found] == []


@pytest.mark.parametrize("seed", range(60))
def test_nothing_small_follows_from_a_quarter_that_comes_out_after_its_year(seed):
    published, year = quarters_and_year(random.Random(seed))
    last, (figures, _lines) = published.popitem()
    hidden = hidden_lines(year, hidden_cells, published)
    known = {**published, "year": (year, hidden)}
    after = {**published, last: (figures, hidden_lines(figures, hidden_cells, known, whole="year"))}
    found = known_unknowns(shown_rows(after, year, hidden))
    counts = {
        (name, table, line): count
        for name, (tables, _lines) in after.items()
        for table, lines in tables.items()
        for line, count in lines.items()
    }
    unseen = {(name, *line) for name, (_tables, lines) in after.items() for line in lines}
    small = {cell for cell, count in counts.items() if 0 < count < SMALLEST_GROUP}
    assert small & found & unseen == set()
    assert small <= unseen


def test_lines_of_one_name_are_one_line_the_largest_first():
    lines = added_up([("Справки", 4), ("Субсидии", 3), ("Гранты", 9), ("Субсидии", 2)])
    assert list(lines.items()) == [("Гранты", 9), ("Субсидии", 5), ("Справки", 4)]


def test_a_table_of_another_addon_has_a_total_of_its_own():
    """Of the same people by reason and by place one total is shown; calls have theirs."""
    tables = {
        "reason": {"Консультация": 3},
        "place": {"Буй": 3},
        "line": {"Субсидии": 9, "Справки": 8},
    }
    people = {"reason": "reception", "place": "reception", "line": "line"}
    unseen = hidden_lines(tables, hidden_cells, population=people)
    assert unseen == [["reason", "Консультация"], ["reason", ""], ["place", "Буй"], ["place", ""]]
