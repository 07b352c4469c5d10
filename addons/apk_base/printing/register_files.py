"""A register as XLSX, written row by row, and as PDF to be signed and filed."""

from dataclasses import dataclass

import xlsxwriter
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer

from ..rules.registers import on_paper, row_height
from .fonts import LETTER, markup

MARGIN = 10 * mm
WIDE = 230  # signs in all columns: what is wider is printed on A3, as journals are
NARROW = 0.6  # of a width in signs, on A3
PAPER_A4, PAPER_A3 = 9, 8  # numbers of a spreadsheet
HEAD_ROW = 3  # under the title, the department and the period
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
           "strings_to_numbers": False}  # fmt: skip
GREY = "#E8EEE9"


@dataclass(frozen=True)
class Sheet:
    """``parameters``: pairs of words and values, what the register was made by."""

    title: str
    office: str
    period: str
    columns: tuple  # of rules.registers.Column
    parameters: tuple[tuple[str, str], ...]
    names: tuple[str, str]  # of the two sheets of a workbook
    ending: tuple[str, ...] = ()


class XlsxRegister:
    """Rows leave memory as they are written; it is printed as wide as the paper, with its head on each page."""

    def __init__(self, path, sheet):
        self.sheet = sheet
        self.widths = [column.width for column in sheet.columns]
        self.is_wide = sum(self.widths) > WIDE
        if self.is_wide:  # narrow columns of tall rows: else nobody could read what is printed
            self.widths = [max(6, round(width * NARROW)) for width in self.widths]
        self.book = xlsxwriter.Workbook(str(path), OPTIONS)
        self.book.set_properties({"title": sheet.title, "author": sheet.office})
        self.bold = self.book.add_format({"bold": True, "font_size": 14})
        edge = {"border": 1, "text_wrap": True, "valign": "top", "font_size": 9}
        self.head = self.book.add_format({**edge, "bold": True, "bg_color": GREY})
        self.cell = self.book.add_format(edge)
        self.table = self.book.add_worksheet(sheet.names[0][:31])
        self._prepare(self.table)
        self.row = HEAD_ROW

    def _prepare(self, table):
        table.set_landscape()
        table.set_paper(PAPER_A3 if self.is_wide else PAPER_A4)
        table.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        table.fit_to_pages(1, 0)
        table.repeat_rows(HEAD_ROW)
        table.set_footer("&L&8&A&R&8&P / &N")
        table.freeze_panes(HEAD_ROW + 1, 1)
        for number, width in enumerate(self.widths):
            table.set_column(number, number, width)
        for row, line in enumerate((self.sheet.title, self.sheet.office, self.sheet.period)):
            table.write_string(row, 0, line, self.bold if not row else None)
        titles = [column.title for column in self.sheet.columns]
        table.set_row(HEAD_ROW, row_height(titles, self.widths) + 4)
        for number, title in enumerate(titles):
            table.write_string(HEAD_ROW, number, title, self.head)

    def add(self, cells):
        self.row += 1
        self.table.set_row(self.row, row_height(cells, self.widths))
        for number, cell in enumerate(cells):
            self.table.write_string(self.row, number, cell, self.cell)

    def close(self):
        for number, line in enumerate(self.sheet.ending, 2):
            self.table.write_string(self.row + number, 0, line)
        self.table.autofilter(HEAD_ROW, 0, max(self.row, HEAD_ROW + 1), len(self.widths) - 1)
        parameters = self.book.add_worksheet(self.sheet.names[1][:31])
        parameters.set_landscape()
        parameters.set_paper(PAPER_A4)
        parameters.fit_to_pages(1, 0)
        parameters.set_column(0, 0, 32)
        parameters.set_column(1, 1, 80)
        for row, (name, value) in enumerate(self.sheet.parameters):
            parameters.write_string(row, 0, name, self.head)
            parameters.write_string(row, 1, value, self.cell)
        self.book.close()


class PdfRegister:
    """Landscape: requisites, the table with its head on each page, the parameters and lines for signatures."""

    def __init__(self, path, sheet):
        self.sheet, self.path = sheet, path
        self.total = sum(column.width for column in sheet.columns)
        self.page = landscape(A3 if self.total > WIDE else A4)
        self.small = self._style(6.5 if self.total > WIDE else 8)
        self.rows = [self._cells([f"<b>{markup(one.title, LETTER)}</b>" for one in sheet.columns])]

    def _style(self, size, **options):
        return ParagraphStyle("cell", fontName=LETTER, fontSize=size, leading=size * 1.2, **options)

    def _cells(self, words):
        return [Paragraph(one, self.small) for one in words]

    def add(self, cells):
        words = [
            on_paper(cell, column.width)
            for cell, column in zip(cells, self.sheet.columns, strict=True)
        ]
        self.rows.append(self._cells([markup(one, LETTER) for one in words]))

    def close(self):
        sheet, width = self.sheet, self.page[0] - 2 * MARGIN
        document = SimpleDocTemplate(
            str(self.path), pagesize=self.page, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN,
            bottomMargin=12 * mm, title=sheet.title, author=sheet.office, lang="ru-RU",
        )  # fmt: skip
        grid = [("GRID", (0, 0), (-1, -1), 0.3, "grey"), ("BACKGROUND", (0, 0), (-1, 0), GREY),
                ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 2),
                ("RIGHTPADDING", (0, 0), (-1, -1), 2), ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]  # fmt: skip
        widths = [column.width * width / self.total for column in sheet.columns]
        table = LongTable(self.rows, widths, style=grid, repeatRows=1)
        lines = [f"{name}: {value}" for name, value in sheet.parameters]
        story = [
            Paragraph(f"<b>{markup(sheet.title, LETTER)}</b>", self._style(13, spaceAfter=3)),
            Paragraph(markup(sheet.office, LETTER), self._style(9)),
            Paragraph(markup(sheet.period, LETTER), self._style(9, spaceAfter=6)),
            table,
            Spacer(0, 6 * mm),
            *(
                Paragraph(markup(line, LETTER), self._style(9, spaceAfter=4))
                for line in sheet.ending
            ),
            Spacer(0, 3 * mm),
            *(Paragraph(markup(line, LETTER), self._style(7)) for line in lines),
        ]
        document.build(story, onFirstPage=self._number, onLaterPages=self._number)

    def _number(self, canvas, document):
        canvas.setFont(LETTER, 7)
        canvas.drawString(MARGIN, 6 * mm, self.sheet.title)
        canvas.drawRightString(self.page[0] - MARGIN, 6 * mm, str(document.page))
