from odoo import fields, models
from odoo.tools import email_normalize

from .inbound.apk_mail_spool_author import SITE_FORMS


class ResConfigSettings(models.TransientModel):
    """Which e-mails come from the forms of our sites (п. 62)."""

    _inherit = "res.config.settings"

    apk_site_forms = fields.Char(
        string="Senders of our site forms",
        config_parameter=SITE_FORMS,
        help="Who writes through them is a citizen, never the site.",
    )

    def _check_apk_settings(self):
        for sender in (self.apk_site_forms or "").split():
            if not email_normalize(f"form{sender}" if sender.startswith("@") else sender):
                self._refuse_setting("apk_site_forms", "noreply@example.ru @site.example.ru")
        return super()._check_apk_settings()
