"""The analysis on paper: landscape A4, the mark of clause 81 and the number on every page."""

import io
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from .fonts import style

PAGE = landscape(A4)
MARGIN = 12 * mm
GRID = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.4, colors.HexColor("#767676")),
        ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#eef4ef")),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ]
)


def report_pdf(title, mark, words, tables, hidden):
    """:param words: pairs (heading, text) above the tables"""
    stream = io.BytesIO()
    document = SimpleDocTemplate(
        stream, pagesize=PAGE, leftMargin=MARGIN, rightMargin=MARGIN,
        topMargin=MARGIN + 6 * mm, bottomMargin=MARGIN, title=title, author=mark,
    )  # fmt: skip
    story = [Paragraph(escape(title), style(16, bold=True, spaceAfter=8))]
    for heading, text in words:
        story.append(Paragraph(escape(heading), style(11, bold=True, spaceBefore=6)))
        story.append(Paragraph(escape(text).replace("\n", "<br/>"), style(9)))
    for table in tables:
        story.append(
            Paragraph(escape(table.title), style(11, bold=True, spaceBefore=10, spaceAfter=3))
        )
        story.append(_table(table, hidden))
        story.append(Spacer(0, 2 * mm))
    document.build(story, onFirstPage=_frame(mark), onLaterPages=_frame(mark))
    return stream.getvalue()


def _frame(mark):
    def draw(canvas, document):
        small = style(8)
        canvas.setFont(small.fontName, small.fontSize)
        canvas.drawRightString(PAGE[0] - MARGIN, PAGE[1] - MARGIN, mark)
        canvas.drawRightString(PAGE[0] - MARGIN, 6 * mm, str(document.page))

    return draw


def _table(table, hidden):
    """Pairs «share, marks» become one cell «85 % (40)»: eighteen columns would not be read."""
    columns, kinds, rows = _paired(table, hidden)
    wide = kinds.count("text") and 70 * mm if len(columns) < 9 else 48 * mm
    rest = (PAGE[0] - 2 * MARGIN - wide * min(1, kinds.count("text"))) / max(1, len(columns) - 1)
    widths = [wide if column == _widest(kinds) else rest for column in range(len(columns))]
    head, body = style(7, bold=True), style(7.5)
    lines = [[Paragraph(escape(column), head) for column in columns]]
    lines += [[Paragraph(escape(cell), body) for cell in row] for row in rows]
    return Table(lines, colWidths=widths, repeatRows=1, style=GRID)


def _widest(kinds):
    return list(kinds).index("text") if "text" in kinds else 0


def _paired(table, hidden):
    columns, kinds, skip = [], [], set()
    for number, kind in enumerate(table.kinds):
        if number and kind == "number" and table.kinds[number - 1] == "share":
            skip.add(number)
            continue
        columns.append(table.columns[number])
        kinds.append(kind)
    rows = []
    for row in table.rows:
        cells = []
        for number, value in enumerate(row):
            if number in skip:
                if value is not None:
                    cells[-1] += f" ({value})"
                continue
            cells.append(_spoken(table.kinds[number], value, hidden))
        rows.append(cells)
    return columns, kinds, rows


def _spoken(kind, value, hidden):
    if value is None:
        return hidden
    return f"{100 * value:.0f} %" if kind == "share" else str(value)
