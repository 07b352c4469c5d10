from email import message_from_bytes
from email.policy import compat32

from odoo import api, fields, models

from ...rules.mail_reports import UNREADABLE, report_in


class MailThread(models.AbstractModel):
    """Reports on our e-mails that come through Odoo's gateway (RFC 3464, 8098, 5965).

    Core takes every ``multipart/report`` for a bounce: a receipt that an e-mail was read would count as its return.
    """

    _inherit = "mail.thread"

    @api.model
    def _receive_mail_report(self, report, reported_at=None):
        """Record what a report says of anything of ours; an addon above adds what it has sent itself.

        :param report: ``MailReport``
        :return: whether it was about something of ours
        """
        # sudo: the mail robot may not write deliveries, they are proof; a report of a server proves what became of them
        deliveries = self.env["apk.delivery"].sudo()
        return bool(deliveries._receive_report(report, reported_at or fields.Datetime.now()))

    @api.model
    def _were_sent_by_us(self, message_ids):
        """Whether one of these Message-Ids is of an e-mail of ours; an addon above adds what it sends itself."""
        # sudo: the mail robot reads no deliveries; only «yes» or «no» leaves
        deliveries = self.env["apk.delivery"].sudo()
        return bool(deliveries._sent_as(message_ids))

    @api.model
    def _message_parse_extract_bounce(self, email_message, message_dict):
        """Nothing has bounced when nothing has failed: core and other addons would mark it so."""
        found = super()._message_parse_extract_bounce(email_message, message_dict)
        report = found.get("is_bounce") and self._standard_report(email_message)
        if report and report.outcomes and report.kind != "failed":
            found.update(
                bounced_email=False,
                bounced_partner=self.env["res.partner"],
                bounced_msg_ids=[],
                bounced_message=self.env["mail.message"],
            )
        return found

    @api.model
    def _routing_handle_bounce(self, email_message, message_dict):
        result = super()._routing_handle_bounce(email_message, message_dict)
        report = self._standard_report(email_message)
        if report:
            self._receive_mail_report(report)
        return result

    @api.model
    def _standard_report(self, email_message):
        """The report in an e-mail of the gateway, or None."""
        try:
            return report_in(message_from_bytes(email_message.as_bytes(), policy=compat32))
        except UNREADABLE:
            return None
