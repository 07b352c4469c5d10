from odoo import fields, models

from ..messages import NOTHING_TO_APPROVE, REMARK_MISSING


class ApkCaseApproval(models.Model):
    """The head approves an answer, or returns it with a remark, where the unit wants its answers approved."""

    _inherit = "apk.case"

    approval_remark = fields.Text(string="Remark of the head", copy=False, erase=False)
    approved_by_id = fields.Many2one(
        "res.users", string="Endorsed by", copy=False, written_by="system"
    )

    def action_approve(self, shown_version=None):
        """The head agrees: the answer leaves at once.

        :param shown_version: ``answer_version`` that the head has read
        """
        self._only_for_the_head()
        for case in self:
            case._check_waits_for_approval()
            if not self.env.su:
                case._check_is_newest(shown_version)
            approved = {"approved_by_id": self.env.uid, "state": "in_work"}
            answer = case.sudo()  # sudo: nobody may write who approved; it is the head, see above
            answer.write({**approved, "approval_remark": False})
            case._check_answer_may_leave()
            case._send_answer()

    def action_return_answer(self):
        """The head does not agree and says why; the executor writes anew."""
        self._only_for_the_head()
        for case in self:
            case._check_waits_for_approval()
            if not (case.approval_remark or "").strip():
                raise REMARK_MISSING(self.env)
            case._set_state("in_work", self.env._("returned for another answer"))
            case._notify_status()
            case._notify_assignee(self.env._("The head has a remark: %s", case.approval_remark))

    def _check_waits_for_approval(self):
        if self.state != "approval":
            raise NOTHING_TO_APPROVE(self.env)
