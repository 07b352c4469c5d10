from odoo import api, models

from ..rules.refusals import report_says_dead


class MailThread(models.AbstractModel):
    _inherit = "mail.thread"

    @api.model
    def _routing_handle_bounce(self, email_message, message_dict):
        """A returned campaign e-mail that says «no such mailbox» stops the address at once."""
        result = super()._routing_handle_bounce(email_message, message_dict)
        # sudo: the mail robot reads no mailings; it only finds the e-mail that was returned
        traces = self.env["mailing.trace"].sudo()
        returned = traces.search(
            [
                ("message_id", "in", message_dict.get("bounced_msg_ids") or []),
                ("apk_consent_id", "!=", False),
            ]
        )
        report = self._delivery_report(email_message)
        if returned and report_says_dead(report):
            for trace in returned.filtered("email"):
                traces._stop_address(trace.email, report[:250])
        return result

    @api.model
    def _delivery_report(self, message):
        """The machine-readable part of a returned e-mail (RFC 3464)."""
        parts = (
            part for part in message.walk() if part.get_content_type() == "message/delivery-status"
        )
        return "\n".join(str(block) for part in parts for block in part.get_payload() or ())
