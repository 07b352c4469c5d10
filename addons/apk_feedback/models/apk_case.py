from odoo import models


class ApkCase(models.Model):
    _inherit = "apk.case"

    def _letter_blocks(self, document):
        """п. 20: «указать ссылку для оценки качества»; п. 26: «указывать ссылку на прохождение опроса»."""
        link = self.env["apk.invitation"]._invite(self, document)
        block = self.env["ir.qweb"]._render(
            "apk_feedback.rating_block", {"link": link, "document": document}
        )
        return [*super()._letter_blocks(document), block]
