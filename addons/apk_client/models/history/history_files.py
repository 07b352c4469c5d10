"""A history in three formats: PDF for people, XLSX for tables, JSON for machines. Written event by event."""

import json
from xml.sax.saxutils import escape

import xlsxwriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from ...rules.history_export import paragraphs

MARGIN = 20 * mm
TOP, WIDTH = A4[1] - MARGIN, A4[0] - MARGIN - 10 * mm
TEXT_LIMIT = 30_000  # a cell of XLSX holds 32,767 characters


class PdfHistory:
    """Pages of the history; each paragraph leaves memory as soon as it is drawn."""

    def __init__(self, path, title, file_label, font):
        self.canvas = Canvas(str(path), pagesize=A4)
        self.canvas.setTitle(title)
        self.file_label, self.font, self.y = file_label, font, TOP
        self.event = ParagraphStyle("event", fontName=font, fontSize=10, leading=13, spaceBefore=8)
        self.text = ParagraphStyle("text", fontName=font, fontSize=9, leading=12, leftIndent=8 * mm)
        self._draw(title, ParagraphStyle("head", fontName=font, fontSize=14, leading=18))

    def add(self, line):
        moment = line.happened_at.strftime("%d.%m.%Y %H:%M")
        what = " · ".join(filter(None, [moment, line.kind, line.channel]))
        for paragraph in paragraphs(f"{what}: {line.summary}"):
            self._draw(paragraph, self.event)
        for paragraph in paragraphs(line.text):
            self._draw(paragraph, self.text)
        for name in line.files:
            self._draw(f"{self.file_label}: {name}", self.text)

    def _draw(self, text, style):
        self.y -= style.spaceBefore
        parts = [Paragraph(escape(text), style)]
        while parts:
            _width, height = parts[0].wrap(WIDTH, TOP)
            if height <= self.y - MARGIN:
                self.y -= height
                parts.pop(0).drawOn(self.canvas, MARGIN, self.y)
                continue
            pieces = parts[0].split(WIDTH, self.y - MARGIN)
            if len(pieces) > 1:
                parts[:1] = pieces
            else:
                self._turn_page()

    def _turn_page(self):
        self.canvas.setFont(self.font, 8)
        self.canvas.drawRightString(A4[0] - 10 * mm, 10 * mm, str(self.canvas.getPageNumber()))
        self.canvas.showPage()
        self.y = TOP

    def close(self):
        self._turn_page()
        self.canvas.save()


class XlsxHistory:
    """One row an event; rows leave memory as they are written."""

    def __init__(self, path, headers):
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book = xlsxwriter.Workbook(str(path), options)
        self.sheet = self.book.add_worksheet()
        self.row = 0
        bold = self.book.add_format({"bold": True})
        self.moment = self.book.add_format({"num_format": "dd.mm.yyyy hh:mm"})
        self.sheet.set_column(0, 2, 18)
        self.sheet.set_column(3, 5, 60)
        self.sheet.freeze_panes(1, 0)
        for column, header in enumerate(headers):
            self.sheet.write_string(0, column, header, bold)

    def add(self, line):
        self.row += 1
        self.sheet.write_datetime(self.row, 0, line.happened_at.replace(tzinfo=None), self.moment)
        cells = (line.kind, line.channel, line.summary, line.text, "\n".join(line.files))
        for column, cell in enumerate(cells, 1):
            self.sheet.write_string(self.row, column, cell[:TEXT_LIMIT])

    def close(self):
        self.book.close()


class JsonHistory:
    """A list of events, one on a line."""

    def __init__(self, path):
        self.file = open(path, "w", encoding="utf-8")  # noqa: SIM115 - closed by close()
        self.separator = "[\n"

    def add(self, line):
        event = {
            **vars(line),
            "happened_at": line.happened_at.isoformat(),
            "files": list(line.files),
        }
        self.file.write(self.separator + json.dumps(event, ensure_ascii=False))
        self.separator = ",\n"

    def close(self):
        self.file.write("[]\n" if self.separator == "[\n" else "\n]\n")
        self.file.close()
