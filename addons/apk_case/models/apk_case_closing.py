from odoo import fields, models

from ..messages import ANSWER_IS_OWED, REMARK_MISSING
from .case_state import OPEN_STATES

CLOSABLE_STATES = ("answered", "forwarded", "not_considered")


class ApkCaseClosing(models.Model):
    """The end of the work on a message: after the answer, or without one when nothing is asked (п. 18)."""

    _inherit = "apk.case"

    closed_at = fields.Datetime(string="Closed", copy=False, written_by="system")

    def action_close(self):
        self.check_access("write")
        if any(case.state not in CLOSABLE_STATES for case in self):
            raise ANSWER_IS_OWED(self.env)
        self._close()

    def _close_without_answer(self, ground):
        """п. 18: an answer is owed to a message «требующее ответа по существу»; thanks and empty letters need none."""
        self._only_for_the_head_or_registrar()
        if not ground.strip():
            raise REMARK_MISSING(self.env)
        for case in self.filtered(lambda one: one.state in OPEN_STATES):
            if case.has_answer_delivery:
                raise ANSWER_IS_OWED(self.env)
            case.write({"result": "unanswered", "result_ground": ground.strip()})
            case._judge_not_urgent(ground.strip())
            case._waive("answer", "urgent_answer", reason=ground.strip())
            case._close()

    def _close(self):
        self.sudo().closed_at = fields.Datetime.now()  # sudo: kept by the system
        self._set_state("closed", self.env._("closed"))
