from odoo import fields, models


class ApkCallbackAttempt(models.Model):
    """One attempt to reach the client (п. 39)."""

    _name = "apk.callback.attempt"
    _description = "Attempt to call back"
    _order = "at desc, id desc"
    _rec_name = "at"

    callback_id = fields.Many2one("apk.callback", required=True, ondelete="restrict", index=True)
    at = fields.Datetime(string="When", required=True, default=fields.Datetime.now)
    user_id = fields.Many2one("res.users", string="Who", ondelete="restrict")
    result = fields.Selection(
        [("reached", "Talked"), ("no_answer", "No answer"), ("broken", "Cut off")],
        string="How it went",
        required=True,
    )
    call_id = fields.Many2one("apk.call", string="Call of the line", ondelete="restrict")


class ApkCallbackAttempting(models.Model):
    """The operator calls the client back."""

    _inherit = "apk.callback"

    def action_call(self):
        """Open the card of an outgoing call."""
        self.ensure_one()
        self.check_access("write")
        self._check_open()
        call_id = self.env["apk.call"].start(callback_id=self.id)
        return {"type": "ir.actions.client", "tag": "apk_line_card", "params": {"call_id": call_id}}

    def action_no_answer(self):
        """Nobody has picked up: the attempt is recorded, the callback is still owed."""
        self.check_access("write")
        self._check_open()
        self._record_attempt("no_answer")

    def _outgoing_call_values(self):
        """Values of the call that returns this callback; none without a callback.

        :raises AccessError: the user may not read the callback
        """
        if not self:
            return {}
        self.check_access("read")
        return {
            "callback_id": self.id,
            "direction": "out",
            "partner_id": self.partner_id.id,
            "phone": self.phone,
            "question": self.question,
        }

    def _record_attempt(self, result, call=None):
        """:param call: the outgoing call, when the client was called from its card"""
        attempts = self.env["apk.callback.attempt"].sudo()  # sudo: nobody may type attempts in;
        # user and time are the real ones
        attempts.create(
            [
                {
                    "callback_id": callback.id,
                    "user_id": self.env.uid,
                    "result": result,
                    "call_id": call.id if call else False,
                }
                for callback in self.filtered("is_open")
            ]
        )
