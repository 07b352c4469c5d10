from odoo import api, models


class MailThread(models.AbstractModel):
    _inherit = "mail.thread"

    @api.model
    def _receive_mail_report(self, report, reported_at=None):
        """What is reported of an e-mail of a campaign: it stops the address, or ends the consent (п. 28, 29)."""
        is_ours = super()._receive_mail_report(report, reported_at)
        reported = self._campaign_emails(report.message_ids)
        for one in reported.filtered("email"):
            outcome = report.outcome_for(one.email)
            if outcome:
                one._record_report(outcome)
        return is_ours or bool(reported)

    @api.model
    def _were_sent_by_us(self, message_ids):
        return super()._were_sent_by_us(message_ids) or bool(self._campaign_emails(message_ids))

    @api.model
    def _campaign_emails(self, message_ids):
        # sudo: the mail robot reads no campaigns; it only finds the e-mail that is reported of
        emails = self.env["mailing.trace"].sudo()
        return emails.search(
            [("message_id", "in", list(message_ids)), ("apk_consent_id", "!=", False)]
        )
