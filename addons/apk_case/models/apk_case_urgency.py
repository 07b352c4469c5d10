from odoo import api, fields, models

from ..messages import URGENCY_WITHOUT_REASON
from .apk_suggestion import URGENCIES


class ApkCaseUrgency(models.Model):
    """п. 19: «Каждое поступающее сообщение должно рассматриваться на предмет срочности» — and why."""

    _inherit = "apk.case"

    urgency = fields.Selection(
        URGENCIES,
        help="Every message is considered for urgency (clause 19).",
        tracking=True,
    )
    urgency_reason = fields.Char(string="Why this urgency", tracking=True, erase="—")

    @api.constrains("urgency", "urgency_reason")
    def _check_urgency_reason(self):
        if any(case.urgency and not (case.urgency_reason or "").strip() for case in self):
            raise URGENCY_WITHOUT_REASON(self.env)

    @api.onchange("urgency")
    def _onchange_urgency(self):
        self.urgency_reason = self._origin._reason_of(self.urgency)

    def write(self, vals):
        if not vals.get("urgency") or "urgency_reason" in vals:
            return super().write(vals)
        for case in self:
            reason = case._reason_of(vals["urgency"])
            super(ApkCaseUrgency, case).write({**vals, "urgency_reason": reason})
        return True

    def _reason_of(self, urgency):
        """Who agrees with the proposal takes its reason over; another judgement needs words of its own."""
        if urgency == self.urgency:
            return self.urgency_reason
        suggestions = self.sudo().suggestion_ids  # sudo: see _suggest_on_registration
        same = suggestions.filtered(lambda s: s.aspect == "urgency" and s.value == urgency)
        return same[:1].reason

    def _judge_not_urgent(self, reason):
        """A decision after which no answer on the merits is owed judges the urgency as well."""
        for case in self.filtered(lambda one: not one.urgency):
            case.write({"urgency": "ordinary", "urgency_reason": reason})
