from odoo import api, models

from odoo.addons.apk_base.rules.registers import Column, Register


class ApkRegister(models.Model):
    """Journals of the consultation line: calls, those without an answer, callbacks (п. 35–43)."""

    _inherit = "apk.register"

    @api.model
    def _registers(self):
        return {
            **super()._registers(),
            "call": self._register_of_calls(),
            "missed_call": self._register_of_missed_calls(),
            "callback": self._register_of_callbacks(),
        }

    def _register_of_calls(self):
        _ = self.env._
        return Register(
            _("Journal of calls"),
            "apk.call",
            "started_at",
            (
                Column(_("Called at"), 16, "started_at"),
                Column(_("Direction"), 12, "direction"),
                Column(_("Telephone"), 16, "phone"),
                Column(_("Client"), 24, "partner_id"),
                Column(_("Talked, s"), 9, "talk_seconds"),
                Column(_("Topic"), 20, "topic"),
                Column(_("What the client asks"), 34, "question"),
                Column(_("What was answered"), 34, "answer"),
                Column(_("Operator"), 20, "user_id"),
                Column(_("Transfers"), 9, "transfer_count"),
                Column(_("How it ended"), 18, "outcome"),
                Column(_("Called back"), 14, "callback_state"),
                Column(_("Message"), 16, "case_id"),
            ),
        )

    def _register_of_missed_calls(self):
        """п. 41: calls in the hours of the line that nobody has answered, and what became of each."""
        _ = self.env._
        return Register(
            _("Journal of calls without an answer"),
            "apk.call",
            "started_at",
            (
                Column(_("Called at"), 16, "started_at"),
                Column(_("Telephone"), 18, "phone"),
                Column(_("Client"), 30, "partner_id"),
                Column(_("Waited, s"), 10, "waited_seconds"),
                Column(_("Called back"), 18, "callback_state"),
                Column(_("Called back at"), 16, "callback_done_at"),
                Column(_("By whom"), 24, "callback_user_id"),
            ),
            domain=[("is_missed_in_hours", "=", True)],
        )

    def _register_of_callbacks(self):
        """п. 39, 41: what was promised and kept."""
        _ = self.env._
        return Register(
            _("Journal of callbacks"),
            "apk.callback",
            "create_date",
            (
                Column(_("Entered at"), 16, "create_date"),
                Column(_("Origin"), 16, "origin"),
                Column(_("Telephone"), 18, "phone"),
                Column(_("Client"), 28, "partner_id"),
                Column(_("What the client asks"), 36, "question"),
                Column(_("Promised until"), 16, "promised_until"),
                Column(_("Who calls"), 22, "user_id"),
                Column(_("Attempts"), 10, "attempt_count"),
                Column(_("State"), 16, "state"),
                Column(_("Over at"), 16, "done_at"),
            ),
        )
