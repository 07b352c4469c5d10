from odoo import models


class MailingMailing(models.Model):
    """What a mailing says passes the check of outgoing texts before the first e-mail leaves (п. 7)."""

    _name = "mailing.mailing"
    _inherit = ["mailing.mailing", "apk.checked.text.mixin"]

    def _checked_text(self):
        heading = [self.subject or "", self.preview or ""]
        return "mailing", [*heading, *self.env["apk.text.check"]._blocks_of(self.body_html)]

    def _text_unit(self):
        """The unit of whoever sends: a mailing belongs to none."""
        return self.env.user.apk_unit_ids[:1]
