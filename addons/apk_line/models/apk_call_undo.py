from odoo import models

from odoo.addons.apk_base.models.office_time import to_local

from ..messages import TOO_LATE_TO_CORRECT


class ApkCallUndo(models.Model):
    """A finger has slipped on the card: on the day of the call its operator ends the talk anew."""

    _inherit = "apk.call"

    def take_back(self):
        """The card is open again; the line of the history stays and is set right by one more (п. 6)."""
        self.ensure_one()
        self.check_access("write")
        today = self.env["apk.line"]._local_now().date()
        if self.user_id != self.env.user or to_local(self.started_at).date() != today:
            raise TOO_LATE_TO_CORRECT(self.env)
        call = self.sudo()  # sudo: the facts of a call are the system's
        if call.finished_at:
            call.write({"finished_at": False, "outcome": False})
            call._log_taken_back()
            kept = call.callback_id.attempt_ids.filtered(lambda one: one.call_id == call)
            if kept and call.callback_id.state == "done":
                call.callback_id._reopen()
        self.env["apk.line"]._announce()
        return True

    def _log_taken_back(self):
        if self.partner_id:
            self._log_interaction(
                self.partner_id,
                self._interaction_kind(),
                self.env._("Correction: the card of the call is being filled in anew"),
                channel=self.env.ref("apk_client.channel_phone"),
                happened_at=self.started_at,
            )
