"""п. 80: no report shows a group under five, and none can be had by subtracting one report from another."""

import random
from itertools import product

import pytest
from apk_base.rules.suppression import disclosed_cells, hidden_cells


def table(**counts):
    """One table: a total and its parts."""
    cells = {**counts, "all": sum(counts.values())}
    return cells, [("all", tuple(counts))]


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        pytest.param({"a": 10, "b": 20}, set(), id="nothing small, nothing hidden"),
        pytest.param({"a": 5, "b": 20}, set(), id="five may be shown"),
        pytest.param(
            {"a": 4, "b": 9, "c": 20}, {"a", "b"}, id="the next smallest keeps it company"
        ),
        pytest.param(
            {"a": 2, "b": 2, "c": 20}, {"a", "b", "c"}, id="four hidden together are too few"
        ),
        pytest.param({"a": 2, "b": 4, "c": 20}, {"a", "b"}, id="two small ones hide each other"),
        pytest.param({"a": 0, "b": 9, "c": 20}, set(), id="nobody is no group"),
        pytest.param({"a": 4, "b": 0, "c": 0}, {"a", "all"}, id="the total itself is small"),
        pytest.param({"a": 3, "b": 30, "c": 0}, {"a", "b"}, id="an empty cell is no company"),
    ],
)
def test_small_cells_and_their_company_are_hidden(counts, hidden):
    cells, sums = table(**counts)
    assert hidden_cells(cells, sums, smallest=5) == hidden


def test_the_attacker_subtracts_what_is_shown_from_the_total():
    cells, sums = table(a=4, b=9, c=20)
    assert disclosed_cells(cells, sums, {"a"}) == {"a"}
    assert disclosed_cells(cells, sums, {"a", "b"}) == set()


def year_of(random_one, values, quarters=4):
    """Quarterly tables of two breakdowns and the yearly one, with all sums that hold among them."""
    cells, sums = {}, []
    for quarter in range(quarters):
        people = [
            tuple(random_one.choice(values) for _way in range(2))
            for _one in range(random_one.choice([3, 12, 60, 200]))
        ]
        for way, value in product(range(2), values):
            cells[quarter, way, value] = sum(person[way] == value for person in people)
        cells[quarter, "all"] = len(people)
        sums += [
            ((quarter, "all"), tuple((quarter, way, value) for value in values)) for way in range(2)
        ]
    keys = [*product(range(2), values), ("all",)]
    for key in keys:
        parts = tuple((quarter, *key) for quarter in range(quarters))
        cells[("year", *key)] = sum(cells[part] for part in parts)
    yearly = [
        (("year", "all"), tuple(("year", way, value) for value in values)) for way in range(2)
    ]
    across = [
        (("year", *key), tuple((quarter, *key) for quarter in range(quarters))) for key in keys
    ]
    return cells, sums, yearly + across


def test_what_follows_from_several_sums_together_is_hidden_too():
    """No single sum gives it away, all of them do: the corner is the two totals less what is shown."""
    counts = [[1, 0, 7], [0, 0, 6], [0, 6, 9]]
    cells = {(row, column): counts[row][column] for row, column in product(range(3), range(3))}
    sums = []
    for one in range(3):
        row, column = (
            tuple((one, other) for other in range(3)),
            tuple((other, one) for other in range(3)),
        )
        sums += [(("row", one), row), (("column", one), column)]
    sums += [("all", tuple((way, one) for one in range(3))) for way in ("row", "column")]
    for total, parts in sums:
        cells[total] = sum(cells[part] for part in parts)
    hidden = hidden_cells(cells, sums, smallest=5)
    assert [cell for cell in disclosed_cells(cells, sums, hidden) if 0 < cells[cell] < 5] == []


@pytest.mark.parametrize("seed", range(40))
def test_the_year_gives_away_no_quarter(seed):
    """Quarterly reports come first and are final; the yearly one must not complete them."""
    cells, quarterly, yearly = year_of(random.Random(seed), "abcdefg")
    own = {cell for cell in cells if cell[0] != "year"}
    first = hidden_cells({cell: cells[cell] for cell in own}, quarterly, smallest=5)
    hidden = hidden_cells(
        cells, quarterly + yearly, smallest=5, already_hidden=first, already_shown=own - first
    )
    assert hidden & own == first, "what was published cannot be taken back"
    disclosed = disclosed_cells(cells, quarterly + yearly, hidden)
    assert [cell for cell in disclosed if cells[cell] < 5] == []
    for total, parts in quarterly + yearly:
        unseen = [cells[part] for part in parts if part in hidden]
        assert total in hidden or not unseen or sum(unseen) >= 5


@pytest.mark.parametrize("seed", [0, 2, 3, 5, 6])
def test_without_company_the_attack_succeeds(seed):
    """The attack is a real one: hiding only what is small gives itself away."""
    cells, quarterly, yearly = year_of(random.Random(seed), "abcdefg")
    small = {cell for cell, count in cells.items() if 0 < count < 5}
    disclosed = disclosed_cells(cells, quarterly + yearly, small)
    assert any(cells[cell] < 5 for cell in disclosed)


def test_much_is_left_to_read():
    """Hiding everything would be safe and useless."""
    cells, quarterly, _yearly = year_of(random.Random(1), "abcdefg")
    big = {cell for cell in cells if cell[0] != "year" and cells[cell] >= 20}
    own = {cell: count for cell, count in cells.items() if cell[0] != "year"}
    assert len(big - hidden_cells(own, quarterly, smallest=5)) >= len(big) * 0.8
