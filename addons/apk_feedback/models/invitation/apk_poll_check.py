from odoo import models


class ApkPollCheck(models.Model):
    """The words of a poll pass the check of outgoing texts before the first e-mail leaves (п. 7)."""

    _name = "apk.poll"
    _inherit = ["apk.poll", "apk.checked.text.mixin"]

    def _checked_text(self):
        return "mailing", [self.name or "", *self.env["apk.text.check"]._blocks_of(self.body)]

    def _text_unit(self):
        """The unit of whoever sends: a poll belongs to none."""
        return self.env.user.apk_unit_ids[:1]

    def _text_options(self):
        return {"is_framed": True}

    def _may_override_text(self):
        """The officer for clients keeps the polls."""
        is_officer = self.env.user.has_group("apk_base.group_client_officer")
        return is_officer or super()._may_override_text()
