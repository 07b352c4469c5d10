from odoo import fields, models

from ..rules import deadlines as rules
from .office_time import to_local


class ApkCasePromises(models.AbstractModel):
    """What is promised to the client with the registration of a message, by which clause, until when."""

    _name = "apk.case.promises"
    _description = "Deadlines of a message"
    _inherit = "apk.deadline.mixin"

    extended_by = fields.Integer(string="Extended by, days", readonly=True, copy=False)

    def _promise_answers(self):
        """п. 20 and the term of the regime; п. 19 when the message is urgent from the start."""
        self._promise("first_reply", "20")
        self._promise("answer", self.regime_id.act or self.regime_id.name)
        self._promise_urgent_answer()

    def _promise_urgent_answer(self):
        if self.urgency == "urgent" and not self._deadline("urgent_answer"):
            self._promise("urgent_answer", "19")

    def _due(self, kind, calendar):
        return getattr(self, f"_{kind}_due")(calendar.is_working_day)

    def _first_reply_due(self, is_working_day):
        return rules.first_reply_due(to_local(self.received_at), is_working_day)

    def _urgent_answer_due(self, is_working_day):
        return rules.urgent_answer_due(to_local(self.received_at), is_working_day)

    def _abuse_notice_due(self, is_working_day):
        return rules.abuse_notice_due(to_local(self.received_at), is_working_day)

    def _forward_due(self, is_working_day):
        policy = self.regime_id.roll_policy
        return rules.forwarding_due(to_local(self.registered_at), policy, is_working_day)

    def _answer_due(self, is_working_day):
        registered, regime = to_local(self.registered_at), self.regime_id
        days = regime.answer_days + self.extended_by
        if regime.answer_day_kind == "working":
            return rules.statutory_answer_due_working_days(registered, days, is_working_day)
        return rules.statutory_answer_due(registered, days, regime.roll_policy, is_working_day)
