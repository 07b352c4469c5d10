from odoo import models

from ..messages import CALLBACK_IS_OPEN


class ApkCallbackUndo(models.Model):
    """What was closed by mistake is owed again: the client still waits."""

    _inherit = "apk.callback"

    def action_reopen(self):
        """The button «back to those who wait»."""
        self.check_access("write")
        if any(callback.state not in ("done", "given_up") for callback in self):
            raise CALLBACK_IS_OPEN(self.env)
        for callback in self:
            callback._reopen()
        self.env["apk.line"]._announce()

    def _reopen(self):
        """The same promise, with the same term: the former row of it stays as it was met."""
        self.ensure_one()
        kind, clause = ("callback", "39") if self.origin == "promised" else ("missed_call", "41")
        own = self.sudo()  # sudo: the facts of a callback are the system's
        own.write({"state": "open", "done_at": False, "give_up_reason": False})
        own._open_deadline(kind, clause)
