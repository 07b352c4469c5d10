"""The analysis as a spreadsheet: numbers stay numbers, charts of the indexes, the mark of clause 81 on every sheet."""

import io
import re
from math import ceil

import xlsxwriter

FIRST_ROW = 3  # below the title and the mark
TEXT_WIDTH, REMARK_WIDTH, NUMBER_WIDTH = 60, 26, 12
LINE_HEIGHT = 15
SHEET_NAME = re.compile(r"[\[\]:*?/\\]")


def report_xlsx(title, mark, words, tables, hidden):
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        formats = {
            "head": book.add_format({"bold": True, "text_wrap": True, "bg_color": "#EEF4EF", "border": 1}),
            "title": book.add_format({"bold": True, "font_size": 14}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "number": book.add_format({"num_format": "0", "valign": "top"}),
            "share": book.add_format({"num_format": "0%", "valign": "top"}),
            "hidden": book.add_format({"align": "right", "valign": "top"}),
        }  # fmt: skip
        for number, table in enumerate(tables, 1):
            sheet = book.add_worksheet(SHEET_NAME.sub(" ", f"{number}. {table.title}")[:31])
            _fill(sheet, formats, (title, mark), table, hidden)
            if table.code == "criteria":
                _add_bars(book, sheet, table)
            elif table.code == "trend":
                _add_lines(book, sheet, table)
        if words:
            _add_words(book.add_worksheet(words[0][0][:31]), formats, (title, mark), words)
    return stream.getvalue()


def _head(sheet, formats, heading):
    title, mark = heading
    sheet.write_string(0, 0, title, formats["title"])
    sheet.write_string(1, 0, mark)
    sheet.set_header(f"&R{mark}")
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _fill(sheet, formats, heading, table, hidden):
    _head(sheet, formats, heading)
    widths = list(_widths(table))
    for column, (name, width) in enumerate(zip(table.columns, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(FIRST_ROW, column, name, formats["head"])
    sheet.set_row(FIRST_ROW, _height(table.columns, widths))
    for line, row in enumerate(table.rows, FIRST_ROW + 1):
        for column, (kind, value) in enumerate(zip(table.kinds, row, strict=True)):
            if value is None:
                sheet.write_string(line, column, hidden, formats["hidden"])
            elif kind == "text":
                sheet.write_string(line, column, value, formats["text"])
            else:
                sheet.write_number(line, column, value, formats[kind])
        sheet.set_row(line, _height(row, widths))
    sheet.freeze_panes(FIRST_ROW + 1, 1)


def _widths(table):
    """A column is as wide as the longest word of its head; the first column of text is the widest."""
    text = iter((TEXT_WIDTH,))
    for name, kind in zip(table.columns, table.kinds, strict=True):
        least = max((len(word) + 3 for word in name.split()), default=0)
        yield next(text, REMARK_WIDTH) if kind == "text" else max(NUMBER_WIDTH, least)


def _height(cells, widths):
    """Excel computes the height of a row of wrapped text by itself; the office suites of the Russian register do not."""
    lines = (
        ceil(len(cell) / (width - 2)) if isinstance(cell, str) else 1
        for cell, width in zip(cells, widths, strict=True)
    )
    return LINE_HEIGHT * max(1, *lines)


def _add_bars(book, sheet, table):
    """A bar for each parameter, the period before beside it."""
    chart = book.add_chart({"type": "bar"})
    for column in (3, 6):  # the index now and before
        chart.add_series(_series(sheet, table, column, label=1))
    _finish(chart, table.title)
    chart.set_y_axis({"reverse": True})
    sheet.insert_chart(FIRST_ROW + len(table.rows) + 3, 0, chart, {"x_scale": 2, "y_scale": 1.6})


def _add_lines(book, sheet, table):
    """A quarter that is not shown is a gap in the line: a chart would draw the dash in its cell as «0 %».

    So the lines are drawn from a copy in hidden columns, where such a cell is empty.
    """
    chart = book.add_chart({"type": "line"})
    first = len(table.columns) + 1
    last = first + len(table.columns) - 2
    for line, row in enumerate(table.rows, FIRST_ROW + 1):
        for column, share in enumerate(row[1:], first):
            if share is not None:
                sheet.write_number(line, column, share)
    sheet.set_column(first, last, None, None, {"hidden": True})
    chart.show_hidden_data()
    for line in range(FIRST_ROW + 1, FIRST_ROW + 1 + len(table.rows)):
        chart.add_series(
            {
                "name": [sheet.name, line, 0],
                "categories": [sheet.name, FIRST_ROW, 1, FIRST_ROW, len(table.columns) - 1],
                "values": [sheet.name, line, first, line, last],
                "marker": {"type": "automatic"},
            }
        )
    _finish(chart, table.title)
    chart.set_y_axis({"num_format": "0%", "min": 0, "max": 1})
    sheet.insert_chart(FIRST_ROW + len(table.rows) + 3, 0, chart, {"x_scale": 2, "y_scale": 1.6})


def _series(sheet, table, column, label):
    first, last = FIRST_ROW + 1, FIRST_ROW + len(table.rows)
    return {
        "name": [sheet.name, FIRST_ROW, column],
        "categories": [sheet.name, first, label, last, label],
        "values": [sheet.name, first, column, last, column],
    }


def _finish(chart, title):
    chart.set_title({"name": title})
    chart.set_x_axis({"num_format": "0%", "min": 0, "max": 1})
    chart.set_legend({"position": "bottom"})


def _add_words(sheet, formats, heading, words):
    _head(sheet, formats, heading)
    sheet.set_column(0, 0, 120)
    row = FIRST_ROW
    for head, text in words:
        sheet.write_string(row, 0, head, formats["head"])
        sheet.write_string(row + 1, 0, text, formats["text"])
        row += 3
