from odoo import api, fields, models

from ..messages import ANSWER_IS_OWED, REMARK_MISSING

CLOSABLE_STATES = ("answered", "forwarded", "not_considered")


class ApkCaseClosing(models.Model):
    """The end of the work on a message: after the answer, or without one when nothing is asked (п. 18)."""

    _inherit = "apk.case"

    closed_at = fields.Datetime(string="Closed", copy=False, written_by="system")
    may_close = fields.Boolean(compute="_compute_may_close")
    closes_when_sent = fields.Boolean(
        copy=False,
        written_by="system",
        help="Who sent the answer closes the message with it: it closes in the moment when the answer has left.",
    )

    @api.depends("state")
    def _compute_may_close(self):
        for case in self:
            case.may_close = case.state in CLOSABLE_STATES

    def action_close(self):
        self.check_access("write")
        if not all(case.may_close for case in self):
            raise ANSWER_IS_OWED(self.env)
        self._close()

    def _close_with_the_answer(self, closes):
        """Who sends an answer says whether the work ends with it; nobody waits for the mail server."""
        sent = self.sudo()  # sudo: nobody may write it; the callers have checked the right to send
        sent.closes_when_sent = closes

    def _check_needs_no_answer(self):
        """What a dialog asks before anybody fills it in."""
        self._only_for_the_head_or_registrar()
        if any(case.is_open and case.has_answer_delivery for case in self):
            raise ANSWER_IS_OWED(self.env)

    def _close_without_answer(self, ground):
        """п. 18: an answer is owed to a message «требующее ответа по существу»; thanks and empty messages need none."""
        self._check_needs_no_answer()
        ground = ground.strip()
        if not ground:
            raise REMARK_MISSING(self.env)
        for case in self.filtered("is_open"):
            case._add_decision("no_answer", ground)
            case.result_ground = ground
            case.question_ids.filtered("is_open").result = "unanswered"
            case._judge_not_urgent(ground)
            # 59-ФЗ, ст. 8 ч. 5: a body that has passed the appeal on is still told what became of it
            control = [] if case.owes_report else ["control"]
            forward = [] if case.owes_forward_notice else ["forward"]
            case._waive("answer", "urgent_answer", *control, *forward, reason=ground)
            case._close()

    def _close(self):
        for case in self:
            closed = {"closed_at": fields.Datetime.now()}
            # sudo: nobody may write the moment; the callers have checked the right
            over = case.sudo()
            over.write(closed)
            case._end_questions(over.closed_at)
            case._drop_drafts()
            case._set_state("closed", self.env._("closed"))
