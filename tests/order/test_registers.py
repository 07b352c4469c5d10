"""Registers: a cell is text and nothing else, a row is as tall as its words, a file has a name that every system takes."""

from datetime import date, datetime, timezone

import pytest
from apk_base.rules.registers import (
    CELL_LIMIT,
    cell_text,
    file_name,
    on_paper,
    quarter_of,
    row_height,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (False, ""),
        (0, "0"),
        (datetime(2026, 11, 20, 17, 40, tzinfo=timezone.utc), "20.11.2026 17:40"),  # Friday
        (date(2026, 11, 20), "20.11.2026"),  # Friday
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("а\x00б\x1bв", "а б в"),
        ("строка\nдругая", "строка\nдругая"),
    ],
)
def test_a_cell_is_the_words_of_its_value(value, text):
    assert cell_text(value) == text


def test_a_register_names_and_does_not_repeat():
    assert len(cell_text("а" * 40_000)) == CELL_LIMIT


@pytest.mark.parametrize(
    ("cells", "widths", "lines"),
    [(["а"], [10], 1), (["а" * 30], [11], 3), (["а\nб\nв", "а"], [10, 10], 3), ([""], [10], 1)],
)
def test_a_row_is_as_tall_as_its_longest_cell(cells, widths, lines):
    assert row_height(cells, widths) == 13 * lines + 4


def test_a_row_has_a_bound():
    assert row_height(["а" * 100_000], [10]) == 400


def test_a_cell_of_paper_fits_a_page():
    assert on_paper("а", 10) == "а"
    assert on_paper("а" * 1000, 10) == "а" * 199 + "…"
    assert on_paper("а\n" * 50, 10).count("\n") == 19


def test_a_file_is_named_in_russian():
    since, until = date(2026, 10, 1), date(2026, 12, 31)  # Thursday, Thursday
    name = file_name('Список «ф. 103»: а/б"в', since, until, "xlsx")
    assert name == "Список «ф. 103» а б в 01.10.2026–31.12.2026.xlsx"


@pytest.mark.parametrize(
    ("day", "since", "until"),
    [
        (date(2026, 11, 29), date(2026, 7, 1), date(2026, 9, 30)),  # Sunday, Wednesday, Wednesday
        (date(2027, 1, 1), date(2026, 10, 1), date(2026, 12, 31)),  # Friday, Thursday, Thursday
        (date(2026, 4, 1), date(2026, 1, 1), date(2026, 3, 31)),  # Wednesday, Thursday, Tuesday
    ],
)
def test_what_is_reported_now_is_the_quarter_that_is_over(day, since, until):
    assert quarter_of(day) == (since, until)
