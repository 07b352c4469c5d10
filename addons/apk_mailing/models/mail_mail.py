from odoo import fields, models
from odoo.tools import email_normalize_all
from odoo.tools.mail import append_content_to_html

from odoo.addons.apk_base.office_time import to_local

from ..rules.campaign_email import GIVEN_ON, LINK, replaced


class MailMail(models.Model):
    """The third gate: a campaign e-mail in Odoo's own queue, however it got there or back (п. 27.1, 28).

    Answers, notices and passwords carry no mark of a mailing and are never stopped here.
    """

    _name = "mail.mail"
    _inherit = ["mail.mail", "apk.protected.mixin"]

    mailing_id = fields.Many2one(written_by="system")
    apk_is_mailing = fields.Boolean(string="Campaign e-mail", written_by="system")
    apk_topic_id = fields.Many2one("apk.consent.topic", string="Topic", written_by="system")

    def _unjudged(self):
        """A campaign e-mail is not counted: each asks for its own consent when it leaves."""
        mails = super()._unjudged()
        return mails.filtered(lambda mail: not mail.mailing_id and not mail.apk_is_mailing)

    def _send(self, *args, **kwargs):
        mailings = self.filtered(lambda mail: mail.mailing_id or mail.apk_is_mailing)
        for mail in mailings.filtered(lambda mail: mail.state == "outgoing"):
            if mail._apk_consent():
                super(MailMail, mail)._send(*args, **kwargs)
            else:
                mail._apk_leave_out()
        return super(MailMail, self - mailings)._send(*args, **kwargs)

    def _apk_consent(self):
        """The consent that lets this e-mail go now, or nothing: a personal link needs one recipient alone."""
        self.ensure_one()
        copies = [self.email_to, self.email_cc, *self.recipient_ids.mapped("email")]
        addresses = {one for copy in copies for one in email_normalize_all(copy or "")}
        if len(addresses) != 1:
            return self.env["apk.consent"]
        gate = self.env["apk.mailing.gate"]
        topic = self.mailing_id.apk_topic_id or self.apk_topic_id
        consent = gate._consents_for(addresses, topic).get(*addresses, self.env["apk.consent"])
        return consent - gate._withdrawn_meanwhile(consent)

    def _apk_leave_out(self):
        reason = self.env._("There is no consent to this topic, no e-mail was sent")
        self.write({"state": "cancel", "failure_type": "mail_optout", "failure_reason": reason})
        self.mailing_trace_ids.write(
            {"trace_status": "cancel", "failure_type": "apk_no_consent", "failure_reason": reason}
        )

    def _prepare_outgoing_body(self):
        """No pixel that tells who has read what and when."""
        body = super()._prepare_outgoing_body()
        if body and self.mailing_id:
            body = body.replace(f'<img src="{self._get_tracking_url()}"/>', "")
        return body

    def _prepare_outgoing_list(self, *args, **kwargs):
        emails = super()._prepare_outgoing_list(*args, **kwargs)
        consent = (self.mailing_id or self.apk_is_mailing) and self._apk_consent()
        if not consent:
            return emails
        # sudo: nobody may read tokens; it goes into the e-mail of the person it belongs to, and nowhere else
        token = consent.sudo().token
        marks = {LINK: token, GIVEN_ON: to_local(consent.given_at).strftime("%d.%m.%Y")}
        mailing = self.mailing_id or self.env["mailing.mailing"]
        foot = replaced(str(mailing._email_footer(consent.topic_id)), marks)
        link = f"{self.get_base_url()}/apk/unsubscribe/{token}"
        for email in emails:
            email["body"] = append_content_to_html(email["body"] or "", foot, plaintext=False)
            email["headers"].update(
                {
                    "List-Unsubscribe": f"<{link}>",
                    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                }
            )
        return emails
