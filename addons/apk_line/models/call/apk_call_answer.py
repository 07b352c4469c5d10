from odoo import api, fields, models

from ...messages import NOT_TRAINED, OPERATORS_ONLY


class ApkCallAnswer(models.Model):
    """An operator takes a call that rings, or opens the card of one by hand (п. 9, 32, 39)."""

    _inherit = "apk.call"

    def action_open_card(self):
        self.ensure_one()
        return {"type": "ir.actions.client", "tag": "apk_line_card", "params": {"call_id": self.id}}

    @api.model
    def start(self, phone="", callback_id=False, case_id=False):
        """Open a card by hand: a call without the exchange, or one to the client of a callback or a message.

        :return: id of the call
        """
        self._check_admitted()
        now = fields.Datetime.now()
        values = {
            "user_id": self.env.uid,
            "started_at": now,
            "answered_at": now,
            **self.env["apk.callback"].browse(callback_id or [])._outgoing_call_values(),
            **self.env["apk.case"].browse(case_id or [])._outgoing_call_values(),
        }
        calls = self.sudo()  # sudo: an operator may not create calls at will; this one begins now,
        # by the admitted user
        call = calls.create(values)
        call.phone = call._normalized_or_as_given(phone or call.phone)
        call._identify_caller()
        self.env["apk.line"]._refresh_wallboards()
        return call.id

    def action_call_back(self):
        """From the list of unanswered calls: the client is called by the callback that is owed (п. 41)."""
        self.ensure_one()
        self.check_access("read")
        return self.callback_id.action_call()

    def action_take(self):
        """The operator picks the call up, or takes over its card; the first one to do so has answered."""
        self.check_access("write")
        self._check_admitted()
        calls = self.sudo()  # sudo: an operator may not write who answered when; both come from the
        # session and the clock
        for call in calls:
            if not call.answered_at and not call.ended_at:
                call.answered_at = fields.Datetime.now()
                call._update_missed_callbacks()
                call._notify_ringing()
            if not call.user_id:
                call.user_id = self.env.uid
        self.env["apk.line"]._refresh_wallboards()
        return True

    @api.model
    def _check_admitted(self):
        """п. 32: nobody takes a call of the line before the first training."""
        if not self.env.user.has_group("apk_base.group_operator"):
            raise OPERATORS_ONLY(self.env)
        today = self.env["apk.line"]._local_now().date()
        if not self.env["apk.training.record"]._may_take_calls(self.env.user, today):
            raise NOT_TRAINED(self.env, user=self.env.user.name)
