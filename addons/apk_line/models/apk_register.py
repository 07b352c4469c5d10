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
        return Register(
            self.env._("Journal of calls"),
            "apk.call",
            "started_at",
            (
                Column(self.env._("Called at"), 16, "started_at"),
                Column(self.env._("Direction"), 12, "direction"),
                Column(self.env._("Telephone"), 16, "phone"),
                Column(self.env._("Client"), 24, "partner_id"),
                Column(self.env._("Talked, s"), 9, "talk_seconds"),
                Column(self.env._("Topic"), 20, "topic"),
                Column(self.env._("What the client asks"), 34, "question"),
                Column(self.env._("What was answered"), 34, "answer"),
                Column(self.env._("Operator"), 20, "user_id"),
                Column(self.env._("Transfers"), 9, "transfer_count"),
                Column(self.env._("How it ended"), 18, "outcome"),
                Column(self.env._("Called back"), 14, "callback_state"),
                Column(self.env._("Message"), 16, "case_id"),
            ),
        )

    def _register_of_missed_calls(self):
        """п. 41: calls in the hours of the line that nobody has answered, and what became of each."""
        return Register(
            self.env._("Journal of calls without an answer"),
            "apk.call",
            "started_at",
            (
                Column(self.env._("Called at"), 16, "started_at"),
                Column(self.env._("Telephone"), 18, "phone"),
                Column(self.env._("Client"), 30, "partner_id"),
                Column(self.env._("Waited, s"), 10, "waited_seconds"),
                Column(self.env._("Called back"), 18, "callback_state"),
                Column(self.env._("Called back at"), 16, "callback_done_at"),
                Column(self.env._("By whom"), 24, "callback_user_id"),
            ),
            domain=[("is_missed_in_hours", "=", True)],
        )

    def _register_of_callbacks(self):
        """п. 39, 41: what was promised and kept."""
        return Register(
            self.env._("Journal of callbacks"),
            "apk.callback",
            "create_date",
            (
                Column(self.env._("Entered at"), 16, "create_date"),
                Column(self.env._("Origin"), 16, "origin"),
                Column(self.env._("Telephone"), 18, "phone"),
                Column(self.env._("Client"), 28, "partner_id"),
                Column(self.env._("What the client asks"), 36, "question"),
                Column(self.env._("Promised until"), 16, "promised_until"),
                Column(self.env._("Who calls"), 22, "user_id"),
                Column(self.env._("Attempts"), 10, "attempt_count"),
                Column(self.env._("State"), 16, "state"),
                Column(self.env._("Over at"), 16, "done_at"),
            ),
        )
