from odoo import models

# The first letter and the closing one; a notice on the way is not rated.
RATED = ("first_reply", "answer")


class ApkCase(models.Model):
    _inherit = "apk.case"

    def _letter_blocks(self, document):
        """п. 20: «указать ссылку для оценки качества»; п. 26: «указывать ссылку на прохождение опроса»."""
        if document not in RATED:
            return super()._letter_blocks(document)
        link = self.env["apk.invitation"]._invite(self, document)
        block = self.env["ir.qweb"]._render(
            "apk_feedback.rating_block", {"link": link, "document": document}
        )
        return [*super()._letter_blocks(document), block]
