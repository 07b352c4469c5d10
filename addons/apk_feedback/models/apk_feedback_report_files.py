from odoo import api, fields, models
from odoo.tools import format_date

from .report_tables import HIDDEN, SHARE, report_tables


class ApkFeedbackReportFiles(models.Model):
    """An analysis as people read it: on the screen, on paper, as a spreadsheet; the same tables everywhere."""

    _inherit = "apk.feedback.report"

    tables = fields.Html(compute="_compute_tables", sanitize=False)

    @api.depends("figures")
    @api.depends_context("lang")
    def _compute_tables(self):
        for report in self:
            report.tables = report.figures and self.env["ir.qweb"]._render(
                "apk_feedback.report_tables", report._printed()
            )

    def _printed(self):
        """What the screen and the paper show."""
        self.ensure_one()
        return {
            "report": self,
            "tables": list(report_tables(self.env, self.figures)),
            "hidden": HIDDEN,
            "share": SHARE,
        }

    def _file_parts(self):
        """Title, mark, words and tables for a file; see ``printing``."""
        self.ensure_one()
        words = [
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
