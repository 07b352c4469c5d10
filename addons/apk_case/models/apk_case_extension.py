from datetime import timedelta

from odoo import api, fields, models

from ..messages import EXTENSION_NOT_ALLOWED


class ApkCaseExtension(models.Model):
    """59-ФЗ, ст. 12, ч. 2: in exceptional cases the head extends the term, once, and the client is notified."""

    _inherit = "apk.case"

    extended_by = fields.Integer(
        string="Extended by, days", compute="_compute_extended_by", store=True, aggregator="avg"
    )
    extension_reason = fields.Text(
        string="Reason of the extension", compute="_compute_extension_reason"
    )
    may_extend = fields.Boolean(compute="_compute_may_extend")

    @api.depends("decision_ids.kind")
    def _compute_extended_by(self):
        for case in self:
            case.extended_by = sum(case._decisions("extension").mapped("days"))

    @api.depends("decision_ids.kind", "decision_ids.reason")
    def _compute_extension_reason(self):
        for case in self:
            case.extension_reason = case._latest_decision("extension").reason

    @api.depends("state", "has_answer_delivery", "extended_by", "regime_id.extension_days")
    def _compute_may_extend(self):
        for case in self:
            is_open = case.awaits_answer and case.state != "clarifying"
            case.may_extend = is_open and case.extension_days and not case.extended_by

    def _check_may_be_extended(self):
        """What a dialog asks before anybody fills it in."""
        self._only_for_the_head()
        self._check_is_open()
        if not self.regime_id.extension_days or self.extended_by:
            raise self._extension_refusal()

    def _extension_refusal(self):
        regime = self.regime_id
        act = regime.act or regime.name
        return EXTENSION_NOT_ALLOWED(self.env, days=regime.extension_days, act=act)

    def _extend(self, days, reason):
        """
        :param days: calendar or working days, as the regime counts its term
        :param reason: the client reads it in the notice
        """
        self._check_may_be_extended()
        if not 0 < days <= self.regime_id.extension_days:
            raise self._extension_refusal()
        decision = self._add_decision(
            "extension", reason, days=days, until=self._last_day_with(days)
        )
        deadline = self._deadline("answer")
        # sudo: nobody may write deadlines; the notice below tells a new term
        row = deadline.sudo()
        row.disclosed_due_at = False
        self._recompute_deadline(deadline, self.env._("extended by the head"))
        self._disclose_due_date()
        self._send_notice_of(decision, "extension_notice")

    def _last_day_with(self, more_days):
        """The last day for the answer if the term grows by so many days more."""
        calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
        due = self._answer_due(calendar.is_working_day, more_days)  # exclusive: a midnight
        return (due - timedelta(seconds=1)).date()
