from odoo import fields, models
from odoo.tools import email_normalize

from .inbound.apk_mail_spool_author import SITE_FORMS
from .inbound.apk_mail_spool_reading import CHECKING_SERVERS


class ResConfigSettings(models.TransientModel):
    """The mailboxes of the office, the switch of the first replies, the forms of its sites, on the page of settings."""

    _inherit = "res.config.settings"

    apk_first_replies_leave = fields.Boolean(
        string="First replies leave", compute="_compute_apk_mail"
    )
    apk_first_replies_waiting = fields.Integer(
        string="First replies that wait", compute="_compute_apk_mail"
    )
    apk_mailbox_ids = fields.Many2many(
        "fetchmail.server", string="Mailboxes", compute="_compute_apk_mail"
    )
    apk_site_forms = fields.Char(
        string="Senders of our site forms",
        config_parameter=SITE_FORMS,
        help="Who writes through them is a citizen, never the site.",
    )

    apk_checking_servers = fields.Char(
        string="Servers that check senders",
        config_parameter=CHECKING_SERVERS,
        help="SPF, DKIM and DMARC as they find them are believed.",
    )

    def _compute_apk_mail(self):
        # sudo: an administrator of the program may not read messages; a figure leaves
        cases = self.env["apk.case"].sudo()
        mailboxes = self.env["fetchmail.server"].search([])  # pylint: disable=no-search-all
        for page in self:
            page.apk_first_replies_leave = cases._first_replies_leave()
            page.apk_first_replies_waiting = len(cases._awaiting_start())
            page.apk_mailbox_ids = mailboxes

    def _check_apk_settings(self):
        for sender in (self.apk_site_forms or "").split():
            if not email_normalize(f"form{sender}" if sender.startswith("@") else sender):
                self._refuse_setting("apk_site_forms", "noreply@example.ru @site.example.ru")
        return super()._check_apk_settings()
