"""XLSX files of a transfer, by XlsxWriter: every cell a text, so that a spreadsheet changes no number and runs no formula."""

import io

from xlsxwriter import Workbook

WIDTH = 24


def template_table(columns, heads, words_of):
    """An empty table with its headings, and a sheet that explains them.

    :param heads: name of the first sheet, of the second, its four headings, the word for a required column
    :param words_of: column -> its choices, as people read them
    :return: bytes
    """
    table, explanation, headings, required = heads
    with _book() as book:
        _sheet(book, table, [column.heading for column in columns], is_text=True)
        sheet = _sheet(book, explanation, headings)
        sheet.set_column(2, 2, 90)
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        for number, column in enumerate(columns, 1):
            asks = column.asks or words_of(column)
            row = (column.heading, required if column.is_required else "", asks, column.example)
            for place, text in enumerate(row):
                sheet.write_string(number, place, text, wrap)
    return book.filename.getvalue()


def rows_table(columns, head, rows, yes_no):
    """Rows of the same shape with a reason in front.

    :param rows: pairs of cells by name and the reason
    :param yes_no: the words for False and True
    :return: bytes
    """
    with _book() as book:
        sheet = _sheet(
            book, head[:31], [head, *(column.heading for column in columns)], is_text=True
        )
        for number, (cells, reason) in enumerate(rows, 1):
            sheet.write_string(number, 0, reason)
            for place, column in enumerate(columns, 1):
                if text := _text(cells.get(column.name), yes_no):
                    sheet.write_string(number, place, text)
    return book.filename.getvalue()


def _text(value, yes_no):
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, bool):
        return yes_no[value]
    return value or ""


def _book():
    return Workbook(io.BytesIO(), {"in_memory": True, "strings_to_formulas": False})


def _sheet(book, name, headings, is_text=False):
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bg_color": "#DCE6F1", "text_wrap": True, "border": 1})
    text = book.add_format({"num_format": "@"}) if is_text else None
    for place, heading in enumerate(headings):
        sheet.set_column(place, place, WIDTH, text)
        sheet.write_string(0, place, heading, bold)
    sheet.freeze_panes(1, 0)
    return sheet
