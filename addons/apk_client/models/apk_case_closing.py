from odoo import fields, models

from ..exceptions import AnswerIsOwed, RemarkMissing
from .case_states import OPEN_STATES

DONE = ("answered", "forwarded", "no_merits")


class ApkCaseClosing(models.AbstractModel):
    """The end of the work on a message: after the answer, or without one when nothing is asked (п. 18)."""

    _name = "apk.case.closing"
    _description = "Closing of a message"

    closed_at = fields.Datetime(string="Closed", readonly=True, copy=False)

    def action_close(self):
        self.check_access("write")
        if any(case.state not in DONE for case in self):
            raise AnswerIsOwed(self.env)
        self._close()

    def _close_without_answer(self, ground):
        """п. 18: an answer is owed to a message «требующее ответа по существу»; thanks and empty letters need none."""
        self._only_for_the_head_or_registrar()
        if not ground.strip():
            raise RemarkMissing(self.env)
        for case in self.filtered(lambda one: one.state in OPEN_STATES):
            if case.has_answer_delivery:
                raise AnswerIsOwed(self.env)
            case.write({"result": "unanswered", "result_ground": ground.strip()})
            case._judge_not_urgent(ground.strip())
            case._lift("answer", "urgent_answer", reason=ground.strip())
            case._close()

    def _close(self):
        self.sudo().closed_at = fields.Datetime.now()  # sudo: kept by the system
        self._set_state("closed", self.env._("closed"))
