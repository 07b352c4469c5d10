from odoo import api, models

from ...messages import CASE_IS_KEPT, CORRESPONDENCE_IS_KEPT

CONTENT_FIELDS = frozenset(
    ["body", "subject", "model", "res_id", "author_id", "email_from", "date"]
)
# What a person types as a note may be corrected by its author; what came or left may not.
NOTE_TYPES = ("comment",)


class MailMessage(models.Model):
    """Messages of kept records are proof: neither edited nor moved nor deleted (п. 6, 25)."""

    _inherit = "mail.message"

    def write(self, vals):
        """п. 6, 25: what a message says is the proof of what the client has got."""
        if CONTENT_FIELDS & vals.keys() and not self.env.su:
            self._check_not_kept("model" in vals or "res_id" in vals)
        return super().write(vals)

    def _check_not_kept(self, is_moved):
        threads = self.env["apk.retention.lock"]._kept_threads()
        kept = self.filtered(lambda one: one.model in threads and one.res_id)
        if any(is_moved or one.message_type not in NOTE_TYPES for one in kept):
            raise CORRESPONDENCE_IS_KEPT(self.env)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        """п. 6: privacy wizards and ``mail.thread`` delete messages before their record, so they are asked here."""
        if set(self.mapped("model")) & set(self.env["apk.retention.lock"]._kept_threads()):
            raise CASE_IS_KEPT(self.env)
