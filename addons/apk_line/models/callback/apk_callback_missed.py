from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_naive_utc

from .apk_callback import DEADLINE_OF

RECOMPUTED = timedelta(days=400)


class ApkCallMissed(models.Model):
    """An unanswered call of the line's hours is returned (п. 41)."""

    _inherit = "apk.call"

    def _update_missed_callbacks(self):
        """An unanswered call of the hours gets its callback; a client who has got through waits no longer."""
        for call in self:
            if call.is_missed_in_hours and not call.callback_id:
                call.callback_id = self.env["apk.callback"]._return_call(call)
                call._log_call(self.env._("Unanswered call"), kind="call_missed")
            elif call.answered_at and call.direction == "in":
                self.env["apk.callback"]._close_got_through(call.phone)

    @api.model
    def _cron_recompute_hours(self):
        """The calendar or the hours were corrected: which calls came «в часы работы» follows them."""
        since = fields.Datetime.now() - RECOMPUTED
        calls = self.search([("started_at", ">=", since)])
        calls.modified(["started_at"])
        calls._update_missed_callbacks()


class ApkCallbackMissed(models.Model):
    """The callback to a client whose call nobody has answered."""

    _inherit = "apk.callback"

    @api.model
    def _return_call(self, call):
        """One callback for a number, however often it has called in vain; none for a hidden number."""
        if not self.env["apk.line"]._normalized_phone(call.phone):
            return self
        waiting = self.search([("phone", "=", call.phone), ("state", "=", "open")], limit=1)
        if waiting:
            return waiting
        callback = self.create(
            {
                "origin": "missed",
                "phone": call.phone,
                "partner_id": call.partner_id.id,
                "promised_until": to_naive_utc(self._default_term()),
            }
        )
        callback._open_deadline(*DEADLINE_OF["missed"])
        return callback

    @api.model
    def _close_got_through(self, phone):
        """The client is talking with us now: missed calls need no return, a promised callback is still owed."""
        waiting = [("phone", "=", phone), ("state", "=", "open"), ("origin", "=", "missed")]
        if phone:
            self.search(waiting)._close("got_through")
