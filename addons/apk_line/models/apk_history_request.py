from odoo import models


class ApkHistoryRequest(models.Model):
    _inherit = "apk.history.request"

    def _content_of(self, event):
        """п. 6: of a call the client gets the question and the answer."""
        if event.res_model != "apk.call":
            return super()._content_of(event)
        call = self.env["apk.call"].browse(event.res_id)
        texts = (call.question, call.answer, call.body_id.name, call.advice)
        return "\n".join(filter(None, texts)), self.env["ir.attachment"]
