from odoo import api, models

from ...messages import CASE_IS_KEPT, CORRESPONDENCE_IS_KEPT

# What readers do with a message; none of it is a part of what the message says.
READERS_FIELDS = frozenset(["pinned_at", "starred_partner_ids", "notification_ids", "reaction_ids"])
# What the author of a note may correct in it.
NOTE_FIELDS = frozenset(["body", "subject", "attachment_ids", "partner_ids"])


class MailMessage(models.Model):
    """Messages of kept records are proof: neither edited nor moved nor deleted (п. 6, 25)."""

    _inherit = "mail.message"

    def write(self, vals):
        """п. 6, 25: what a message says is the proof of what the client has got."""
        if vals.keys() - READERS_FIELDS and not self.env.su:
            self._check_may_be_rewritten(vals.keys() <= READERS_FIELDS | NOTE_FIELDS)
        return super().write(vals)

    def _check_may_be_rewritten(self, as_note=True):
        """:param bool as_note: only what the author of a note may correct is to be written
        :raises CORRESPONDENCE_IS_KEPT: a message of a kept record is nobody's own note
        """
        # sudo: a message that its reader may not read is looked at only to refuse
        kept = self.sudo().filtered(lambda message: message._is_kept())
        if not all(as_note and message._is_own_note() for message in kept):
            raise CORRESPONDENCE_IS_KEPT(self.env)

    def _is_own_note(self):
        """What a colleague has noted for colleagues may be corrected by that colleague alone."""
        is_note = self.message_type == "comment" and not self.author_id.partner_share
        return is_note and self.author_id == self.env.user.partner_id

    def _is_kept(self):
        return bool(self.res_id) and self.model in self.env["apk.retention.lock"]._kept_threads()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        """п. 6: privacy wizards and ``mail.thread`` delete messages before their record, so they are asked here."""
        if set(self.mapped("model")) & set(self.env["apk.retention.lock"]._kept_threads()):
            raise CASE_IS_KEPT(self.env)
