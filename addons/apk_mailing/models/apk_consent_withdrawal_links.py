from odoo import api, models
from odoo.tools import formataddr

TEMPLATE = "apk_mailing.mail_template_withdrawal_links"


class ApkConsentWithdrawalLinks(models.Model):
    """п. 28: whoever has only a damaged link, or none, gets a whole one in the mailbox that the e-mails come to."""

    _inherit = "apk.consent"

    @api.model
    def _send_withdrawal_links(self, email):
        """One e-mail with a link for each topic; nothing to an address without subscriptions.

        :param email: normalised
        """
        consents = self._live_for([email], "mailing")
        if not consents:
            return
        office = self.env["apk.office"]._details()
        sender = formataddr((office["name"], office["email"]))
        body = self.env["ir.qweb"]._render(
            "apk_mailing.withdrawal_links",
            {"consents": consents, "base": self.get_base_url(), "office": office},
            minimal_qcontext=True,
        )
        # sudo: a visitor may not read templates; the office's own words leave for the mailbox that was typed
        template = self.env.ref(TEMPLATE).sudo()
        values = {"body_html": body, "email_to": email, "email_from": sender, "reply_to": sender}
        template.send_mail(consents[0].id, email_values=values)
        self.env["mail.mail"]._send_soon()
