from odoo import fields, models

from .apk_callback import DEADLINE_KINDS


class ApkCallbackFulfil(models.Model):
    """The client has been called back, or has got through: nothing is owed any more (п. 39, 41)."""

    _inherit = "apk.callback"

    def action_reached(self):
        """The client was called from another telephone and has got the answer."""
        self.check_access("write")
        self._check_open()
        for callback in self:
            callback._fulfil_callback()

    def _fulfil_callback(self, call=None):
        """:param call: the outgoing call on which the client was reached"""
        self._record_attempt("reached", call)
        self._close("done")

    def _close(self, state):
        """Close the open ones among these callbacks and mark their deadlines as met."""
        waiting = self.filtered("is_open").sudo()  # sudo: users may not write the state; only
        # callers that made the call close it
        waiting.write({"state": state, "done_at": fields.Datetime.now()})
        for callback in waiting:
            callback._fulfil(*DEADLINE_KINDS)
        self.env["apk.line"]._refresh_wallboards()
