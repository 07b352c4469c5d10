from odoo import models

from odoo.addons.apk_base.office_time import to_local

from ...messages import TOO_LATE_TO_CORRECT


class ApkCallCorrection(models.Model):
    """A wrong key was pressed: on the day of the call its operator ends the talk anew."""

    _inherit = "apk.call"

    def take_back(self):
        """Open the card again. The history keeps its line and gets another one about the correction (п. 6)."""
        self.ensure_one()
        self.check_access("write")
        today = self.env["apk.line"]._local_now().date()
        if self.user_id != self.env.user or to_local(self.started_at).date() != today:
            raise TOO_LATE_TO_CORRECT(self.env)
        call = self.sudo()  # sudo: an operator may not write the end of a talk; operator and day
        # were checked above
        if call.finished_at:
            call.write({"finished_at": False, "outcome": False})
            call._log_call(self.env._("Correction: the card of the call is being filled in anew"))
            call._reopen_fulfilled_callback()
        self.env["apk.line"]._refresh_wallboards()
        return True

    def _reopen_fulfilled_callback(self):
        """The callback that this call has fulfilled is owed again."""
        callback = self.callback_id
        if callback.state == "done" and self in callback.attempt_ids.call_id:
            callback._reopen()
