from odoo import models
from odoo.tools import format_date

from .report_sentences import sentences
from .report_tables import HIDDEN, report_tables


class ApkFeedbackReportFiles(models.Model):
    """An analysis as a spreadsheet and on paper, with the same tables as on the screen."""

    _inherit = "apk.feedback.report"

    def _file_parts(self):
        """:return: title, mark, words, tables and sign of a hidden cell, as ``printing`` takes them"""
        self.ensure_one()
        in_short = "\n".join(sentences(self.env, self.figures))
        words = [(self.env._("In short"), in_short)] + [
            (self._fields[name]._description_string(self.env), self[name])
            for name in ("summary", "assessment")
            if self[name]
        ]
        measures = [
            f"{one.problem} — {one.name} ({one.responsible_id.name}, {format_date(self.env, one.due_on)})"
            + (f". {one.effect}" if one.effect else "")
            for one in self.measure_ids
        ]
        if measures:
            words.append((self.env._("Measures"), "\n".join(measures)))
        mark = self.env._("For use inside the department. Not for publication (clause 81).")
        tables = list(report_tables(self.env, self.figures))
        return self.display_name, mark, words, tables, HIDDEN

    def _download(self, extension):
        return {
            "type": "ir.actions.act_url",
            "url": f"/apk/feedback-report/{self.id}/{extension}",
            "target": "download",
        }

    def action_xlsx(self):
        return self._download("xlsx")

    def action_pdf(self):
        return self._download("pdf")
