from odoo import api, models

from ..messages import CASE_IS_KEPT, LETTER_IS_KEPT

WORDS = frozenset(["body", "subject", "model", "res_id", "author_id", "email_from", "date"])
# What a person types as a note may be mended by its author; letters may not.
NOTES = ("comment",)


class MailMessage(models.Model):
    _inherit = "mail.message"

    def write(self, vals):
        """п. 6, 25: the words of a letter are the proof of what the client has got."""
        if WORDS & vals.keys() and not self.env.su:
            self._check_not_a_kept_letter("model" in vals or "res_id" in vals)
        return super().write(vals)

    def _check_not_a_kept_letter(self, is_moved):
        threads = self.env["apk.retention.lock"]._kept_threads()
        kept = self.filtered(lambda one: one.model in threads and one.res_id)
        if any(is_moved or one.message_type not in NOTES for one in kept):
            raise LETTER_IS_KEPT(self.env)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        """п. 6: letters go before their message does, in privacy wizards and in ``mail.thread`` alike."""
        if set(self.mapped("model")) & set(self.env["apk.retention.lock"]._kept_threads()):
            raise CASE_IS_KEPT(self.env)
