from odoo import models

from ...messages import CALLBACK_IS_OPEN
from .apk_callback import DEADLINE_OF


class ApkCallbackReopen(models.Model):
    """A callback that was closed by mistake is owed again: the client still waits."""

    _inherit = "apk.callback"

    def action_reopen(self):
        """The button «back to those who wait»."""
        self.check_access("write")
        if not all(self.mapped("may_reopen")):
            raise CALLBACK_IS_OPEN(self.env)
        for callback in self:
            callback._reopen()
        self.env["apk.line"]._refresh_wallboards()

    def _reopen(self):
        """Open a new deadline with the same term; the former one stays as it was met."""
        self.ensure_one()
        callback = self.sudo()  # sudo: users may not write the state; the term stays the promised
        # one
        callback.write({"state": "open", "done_at": False, "give_up_reason": False})
        callback._open_deadline(*DEADLINE_OF[self.origin])
