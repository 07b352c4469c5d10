"""п. 6: what a cell of a former register says, whatever program has written it."""

from datetime import date, datetime

import pytest
from apk_transfer.rules.cells import BadCell, as_text, read_cell
from apk_transfer.rules.columns import Column, heading_row, match, plain
from apk_transfer.rules.shipped import choices, columns

AT = datetime.fromisoformat
DAY, MOMENT = Column("day", "Дата", "day"), Column("moment", "Поступило", "moment")
TABLES = ("client", "message", "consent", "article", "staff")


@pytest.mark.parametrize(
    "written",
    [
        *("01.03.2024", "1.3.24", "01/03/2024", "2024-03-01", "1 марта 2024 г.", "01.03.2024 г."),
        *("2024-03-01T00:00:00", 45352, 45352.0, date(2024, 3, 1), AT("2024-03-01 15:00")),
    ],
)
def test_a_day_in_any_writing(written):  # Fri
    assert read_cell(DAY, written) == "2024-03-01"


@pytest.mark.parametrize(
    "written", ["01.03.2024 9:30", "2024-03-01 09:30:00", AT("2024-03-01 09:30"), 45352.395833]
)
def test_a_moment_in_any_writing(written):
    assert read_cell(MOMENT, written)[:15] in ("2024-03-01 09:3", "2024-03-01 09:2")


@pytest.mark.parametrize("written", ["31.02.2024", "вчера", "2024", 2024, "01.13.2024", "10:30"])
def test_what_is_no_day(written):
    with pytest.raises(BadCell) as caught:
        read_cell(DAY, written)
    assert caught.value.reason == "day"


def test_a_two_digit_year_is_of_this_century_or_the_last():
    assert read_cell(DAY, "01.03.69") == "2069-03-01"
    assert read_cell(DAY, "01.03.70") == "1970-03-01"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        *((4401000069.0, "4401000069"), (89106601234, "89106601234"), (1.5, "1.5")),
        *((None, ""), ("  \u200bИванов\xa0П. ", "Иванов П."), (True, "true")),
        *((AT("2024-03-01"), "01.03.2024"), ("а\x00б", "аб")),
    ],
)
def test_a_number_has_no_fraction_and_a_text_nothing_unseen(written, read):
    assert as_text(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [("да", True), ("Да.", True), ("+", True), (1, True), (True, True), ("нет", False), ("-", False), ("—", False), (0, False), (False, False), ("", None)],
)  # fmt: skip
def test_yes_and_no(written, read):
    assert read_cell(Column("c", "Столбец", "yes_no"), written) is read


def test_neither_yes_nor_no_and_a_failed_formula():
    for written, reason in (("может быть", "yes_no"), ("#ЗНАЧ!", "formula"), ("#REF!", "formula")):
        with pytest.raises(BadCell) as caught:
            read_cell(Column("c", "Столбец", "yes_no"), written)
        assert caught.value.reason == reason


def test_headings_by_any_of_their_names_in_any_case():
    cards = columns("client")
    found = match(["ФИО:", "  e-mail", "ИНН", "Удои", None, ""], cards)
    assert [column.name for column in found.found.values()] == ["name", "email", "apk_inn"]
    assert found.unknown == ("Удои",)
    assert match(["ФИО", "Наименование"], cards).doubled == ("Наименование",)
    assert [one.heading for one in match(["№"], columns("message")).missing] == ["Поступило", "О чём"]  # fmt: skip


def test_the_headings_stand_below_a_title():
    rows = [["Журнал за 2024 год"], [None], ["№", "Дата", "Вопрос"], ["1", "01.03.2024", "ФИО"]]
    assert heading_row(rows, columns("message")) == 2


@pytest.mark.parametrize("table", TABLES)
def test_no_two_columns_of_a_table_are_called_alike(table):
    names = [name for column in columns(table) for name in column.names]
    assert len(names) == len(set(names))
    assert all(column.asks or column.example or column.called or not column.choices for column in columns(table))  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_each_choice_is_read_by_its_own_words(table):
    for column in columns(table):
        assert bool(column.choices) or column.kind != "choice"
        for words, value in column.choices.items() if column.kind == "choice" else ():
            assert read_cell(column, words.upper()) == value


def test_a_table_gives_nobody_the_rights_of_an_administrator():
    assert "apk_base.group_administrator" not in choices("staff.roles").values()
    assert plain("Контролёр") == plain("контролер")
