from odoo import models

from ...printing.paper_form_pdf import paper_form_pdf
from ...rules.scale import MARKS


class ApkQuestionnairePaper(models.Model):
    """The same questions on paper, for those who come in person (п. 80)."""

    _inherit = "apk.questionnaire"

    def action_paper(self):
        """Open the paper form as a PDF file."""
        self.ensure_one()
        url = f"/apk/feedback-paper/{self.id}"
        return {"type": "ir.actions.act_url", "url": url, "target": "new"}

    def _paper_form(self):
        """:return: bytes of a PDF"""
        self.ensure_one()
        # sudo: an employee may not read system parameters; these three are sentences that every paper form carries
        get = self.env["ir.config_parameter"].sudo().get_param
        scale = [str(mark) for mark in MARKS]
        questions = [
            (
                question.wording,
                (scale if question.criterion_id else question.option_ids.mapped("name"))
                + ([get("apk_feedback.paper_na")] if question._allows_not_applicable() else []),
            )
            for question in self.question_ids
        ]
        paragraphs = [get("apk_feedback.paper_scale"), get("apk_feedback.paper_note")]
        footer = self.env["apk.office"]._details()["name"]
        return paper_form_pdf(
            self.name, paragraphs, questions, self.comment_label, f"{footer} · {self.display_name}"
        )
