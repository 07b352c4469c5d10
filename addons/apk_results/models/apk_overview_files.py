import base64
import io

from docx import Document

from odoo import api, models

from ..rules.overview import TOTAL

HIDDEN = "–"  # fewer than five, or a neighbour of such a line
REPORT = "apk_results.action_report_overview"


class ApkOverviewFiles(models.Model):
    """An overview on the screen, as a page for the site, as PDF and DOCX: the same tables everywhere."""

    _inherit = "apk.overview"

    @api.depends("figures", "before", "hidden", "hidden_before")
    @api.depends_context("lang")
    def _compute_tables(self):
        for overview in self:
            values = {"tables": overview._tables()}
            overview.tables = self.env["ir.qweb"]._render("apk_results.overview_tables", values)

    def _table_titles(self):
        return {
            "channel": self.env._("By the channel that they came by"),
            "kind": self.env._("By the kind of appeal"),
            "district": self.env._("By district"),
            "section": self.env._("Questions by section of the all-Russian classifier"),
            "result": self.env._("Questions by the result of their consideration"),
            "term": self.env._("Answers by the term of the law"),
            "repeated": self.env._("Repeated appeals"),
            "collective": self.env._("Collective appeals"),
            **{code: one.title for code, one in self._contributed_tables().items()},
        }

    def _tables(self):
        """``[{"title", "columns", "rows"}]``; a row is a name and two figures, the last row the total."""
        if not self.figures:
            return []
        hidden = [
            {tuple(line) for line in lines}
            for lines in (self.hidden or [], self.hidden_before or [])
        ]
        columns = [self.env._("Line"), self.env._("This period"), self.env._("A year before")]
        tables = []
        for table, title in self._table_titles().items():
            figures = [one.get(table, {}) for one in (self.figures, self.before)]
            if any(figures):
                names = self._in_order(table, figures, hidden)
                rows = [self._row(table, name, figures, hidden) for name in names]
                rows.append(self._row(table, TOTAL, figures, hidden))
                tables.append({"title": title, "columns": columns, "rows": rows})
        return tables

    def _in_order(self, table, figures, hidden):
        """Lines by their figure of the period; those not shown by name at the end, or their place would tell of them."""
        names = {*figures[0], *figures[1]}
        unseen = {name for code, name in hidden[0] if code == table}
        return sorted(
            names,
            key=lambda name: (
                name in unseen,
                0 if name in unseen else -figures[0].get(name, 0),
                name,
            ),
        )

    def _row(self, table, name, figures, hidden):
        cells = [sum(one.values()) if name == TOTAL else one.get(name, 0) for one in figures]
        shown = [
            self._shown(count, (table, name) in unseen)
            for count, unseen in zip(cells, hidden, strict=True)
        ]
        return [name or self.env._("Total"), *shown]

    @api.model
    def _shown(self, count, is_hidden):
        return HIDDEN if is_hidden else str(count)

    def _paragraphs(self):
        return [line for line in (self.text or "").splitlines() if line.strip()]

    def _office(self):
        return self.with_context(lang=self.env["apk.office"]._lang())

    def action_pdf(self):
        self.check_access("read")
        return self.env.ref(REPORT).report_action(self)

    def action_html(self):
        """A page for the site that needs no scripts, is read aloud and by keyboard."""
        self.check_access("read")
        return self._download_of("html", self._html())

    def action_docx(self):
        self.check_access("read")
        return self._download_of("docx", self._docx())

    def _html(self):
        page = self.env["ir.qweb"]._render("apk_results.overview_page", {"doc": self._office()})
        return f"<!DOCTYPE html>\n{page}".encode()

    def _pdf(self):
        pdf, _kind = self.env["ir.actions.report"]._render_qweb_pdf(REPORT, self.ids)
        return pdf

    def _docx(self):
        office, document = self._office(), Document()
        document.add_heading(office.name, level=1)
        for paragraph in office._paragraphs():
            document.add_paragraph(paragraph)
        for one in office._tables():
            document.add_heading(one["title"], level=2)
            table = document.add_table(rows=0, cols=3, style="Table Grid")
            for row in (one["columns"], *one["rows"]):
                for cell, words in zip(table.add_row().cells, row, strict=True):
                    cell.text = words
        document.add_paragraph(office._hidden_note())
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    def _hidden_note(self):
        return self.env._(
            "%s: fewer than five, or a number that would tell such a one: it is not published, to protect people.",
            HIDDEN,
        )

    def _file_name(self, extension):
        return f"{self._office().name}.{extension}".replace(":", "")

    def _download_of(self, extension, content):
        row = {"name": self._file_name(extension), "content": base64.b64encode(content)}
        return self.env["apk.result.file"].create(row)._download()
