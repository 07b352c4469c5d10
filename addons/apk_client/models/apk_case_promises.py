from odoo import models

from ..rules.deadlines import (
    first_reply_due,
    statutory_answer_due,
    statutory_answer_due_working_days,
    urgent_answer_due,
)
from .office_time import to_local


class ApkCasePromises(models.AbstractModel):
    """What is promised to the client with the registration of a message, and by which clause."""

    _name = "apk.case.promises"
    _description = "Deadlines of a message"
    _inherit = "apk.deadline.mixin"

    def _promise_answers(self):
        """п. 20 and the term of the regime; п. 19 when the message is urgent from the start."""
        self._promise_first_reply()
        self._promise_answer()
        self._promise_urgent_answer()

    def _promise_first_reply(self):
        received = to_local(self.received_at)
        self._promise(
            "first_reply", "20", lambda calendar: first_reply_due(received, calendar.is_working_day)
        )

    def _promise_answer(self):
        registered, regime = to_local(self.registered_at), self.regime_id
        if regime.answer_day_kind == "working":

            def due(calendar):
                return statutory_answer_due_working_days(
                    registered, regime.answer_days, calendar.is_working_day
                )
        else:

            def due(calendar):
                return statutory_answer_due(
                    registered, regime.answer_days, regime.roll_policy, calendar.is_working_day
                )

        self._promise("answer", regime.act or regime.name, due)

    def _promise_urgent_answer(self):
        if self.urgency == "urgent" and not self._deadline("urgent_answer"):
            received = to_local(self.received_at)
            self._promise(
                "urgent_answer",
                "19",
                lambda calendar: urgent_answer_due(received, calendar.is_working_day),
            )
