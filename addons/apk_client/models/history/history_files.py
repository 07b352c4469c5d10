"""A history in three formats: PDF for people, XLSX for tables, JSON for machines. Written event by event."""

import json

from odoo.addons.apk_base.printing.pages_pdf import PagesPdf, text_style
from odoo.addons.apk_base.printing.register_files import XlsxRegister

from ...rules.history_export import moment_text, paragraphs

TEXT_LIMIT = 30_000  # a cell of XLSX holds 32,767 characters
TITLE, OFFICE = text_style(14, spaceAfter=4), text_style(10, spaceBefore=4, spaceAfter=6)
EVENT = text_style(11, spaceBefore=10, keepWithNext=1)
TEXT = text_style(11, leftIndent=20, spaceBefore=3)


class PdfHistory:
    """An event, its words under it, the names of its files."""

    def __init__(self, path, sheet, file_label):
        self.file_label = file_label
        self.pages = PagesPdf(path, sheet.title, sheet.office)
        self.pages.add(sheet.title, TITLE)
        for line in (sheet.office, sheet.period):
            self.pages.add(line, OFFICE)

    def add(self, line):
        what = " · ".join(filter(None, [moment_text(line.happened_at), line.kind, line.channel]))
        for paragraph in paragraphs(f"{what}: {line.summary}".replace("№ ", "№\N{NO-BREAK SPACE}")):
            self.pages.add(paragraph, EVENT)
        for paragraph in paragraphs(line.text):
            self.pages.add(paragraph, TEXT)
        for name in line.files:
            self.pages.add(f"{self.file_label}: {name}", TEXT)

    def close(self):
        return self.pages.close()


class XlsxHistory:
    """One row an event, in the shape of registers."""

    def __init__(self, path, sheet):
        self.table = XlsxRegister(path, sheet)

    def add(self, line):
        cells = (line.kind, line.channel, line.summary, line.text, "\n".join(line.files))
        self.table.add([moment_text(line.happened_at), *(cell[:TEXT_LIMIT] for cell in cells)])

    def close(self):
        self.table.close()


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
