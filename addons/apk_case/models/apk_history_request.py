from odoo import models


class ApkHistoryRequest(models.Model):
    _inherit = "apk.history.request"

    def _content_of(self, event):
        """п. 6: what the client wrote, with its files and scans."""
        if event.res_model != "apk.case" or event.kind != "message_in":
            return super()._content_of(event)
        case = self.env["apk.case"].browse(event.res_id)
        messages = case.message_ids.filtered(lambda m: m.author_id == self.partner_id)
        message = messages.sorted(lambda m: abs(m.date - event.happened_at))[:1]
        is_first = event.happened_at == case.received_at
        body = case.body if is_first else message.body
        files = message.attachment_ids | (case.scan_ids if is_first else case.scan_ids.browse())
        return self._plain_text_of(body), files
