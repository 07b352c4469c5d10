from odoo import models

from ..exceptions import SurveyLinkMissing

PATH = "/apk/rate/"
# The first letter and the closing one; a notice on the way is not rated.
RATED = ("first_reply", "answer")


class ApkCase(models.Model):
    _name = "apk.case"
    _inherit = ["apk.case", "apk.feedback.mixin"]

    def _check_letter(self, document, letter):
        """п. 26: «необходимо указывать ссылку на прохождение опроса» — however the letter was redesigned."""
        if document == "answer" and PATH not in letter:
            raise SurveyLinkMissing(self.env)
        return super()._check_letter(document, letter)

    def _letter_blocks(self, document):
        """п. 20: «указать ссылку для оценки качества»; п. 26: «указывать ссылку на прохождение опроса»."""
        if document not in RATED:
            return super()._letter_blocks(document)
        block = self.env["ir.qweb"]._render(
            "apk_feedback.rating_block",
            {"link": self._feedback_link(document), "document": document},
        )
        return [*super()._letter_blocks(document), block]

    def _feedback_context(self):
        segments = self.partner_id.apk_segment_ids
        return {
            **super()._feedback_context(),
            "area_id": self.area_id.id,
            "unit_id": self.unit_id.id,
            "channel": self.intake_channel_id.code,
            "segment_id": segments.id if len(segments) == 1 else False,
            "is_refusal": self.is_refusal,
        }
