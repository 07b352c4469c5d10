from odoo import models


class ApkHistoryRequest(models.Model):
    _inherit = "apk.history.request"

    def _content_of(self, event):
        """п. 6: what the client, or a program for it, wrote, with its files and scans; what a former register answered."""
        if event.res_model == "apk.case" and event.kind == "notice_out":
            case = self.env["apk.case"].browse(event.res_id)
            return self._plain_text_of(case.answer_body), case.answer_attachment_ids
        if event.res_model != "apk.case" or event.kind not in ("message_in", "auto_reply"):
            return super()._content_of(event)
        case = self.env["apk.case"].browse(event.res_id)
        message = event.mail_message_id
        if event.kind == "auto_reply" or not event._opened_the_case():
            return self._plain_text_of(message.body), message.attachment_ids
        return self._plain_text_of(case.body), message.attachment_ids | case.scan_ids
