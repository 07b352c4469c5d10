"""The analysis on paper: landscape A4, the mark of clause 81 and the number on every page."""

import io
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import (
    CondPageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from ..rules.hyphens import hyphenated
from .fonts import style
from .paired_cells import paired

PAGE = landscape(A4)
MARGIN = 12 * mm
NUMBER, HEADING_AND_ROWS = 16 * mm, 45 * mm
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
        story.append(CondPageBreak(HEADING_AND_ROWS))  # no heading alone at the foot of a page
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
    """Share and number of marks become one cell «85 % (40)»: eighteen columns do not fit the page."""
    columns, kinds, rows = paired(table, hidden)
    head, body = style(7, bold=True), style(7.5)
    lines = [[Paragraph(escape(hyphenated(column)), head) for column in columns]]
    lines += [[Paragraph(escape(cell), body) for cell in row] for row in rows]
    return Table(lines, colWidths=_widths(kinds), repeatRows=1, style=GRID)


def _widths(kinds):
    """Widths of the columns: names are wide, whole numbers narrow, shares divide the rest."""
    names = kinds.index("text") if "text" in kinds else 0
    wide = (70 if len(kinds) < 9 else 48) * mm
    given = {number: NUMBER for number, kind in enumerate(kinds) if kind == "number"} | {
        names: wide
    }
    left = PAGE[0] - 2 * MARGIN - sum(given.values())
    if len(given) == len(kinds):  # a short table need not be as wide as the page
        return [given[number] for number in range(len(kinds))]
    return [given.get(number, left / (len(kinds) - len(given))) for number in range(len(kinds))]
