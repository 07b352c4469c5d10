from odoo import api, fields, models

from odoo.addons.apk_base.office_time import MOSCOW, to_local
from odoo.addons.apk_base.rules import deadlines as rules
from odoo.addons.apk_base.rules.russian_dates import format_day
from odoo.addons.apk_base.rules.working_time import ONE_DAY, end_of_day

from ..messages import TERM_IS_NOT_SET_HERE, URGENT_TERM_TOO_LATE


class ApkCaseDeadlines(models.Model):
    """Deadlines that a message opens: by which clause, until when (п. 8, 19, 20, 21 and the law of its regime)."""

    _inherit = "apk.case"

    answer_until = fields.Date(
        string="Term set outside",
        copy=False,
        tracking=True,
        help="The last day for the answer by the regulation of the service, the procedure of the measure "
        "or the platform that has sent the message.",
        written_by="head",
    )
    may_set_term = fields.Boolean(compute="_compute_may_set_term")
    urgent_until = fields.Date(
        string="Urgent: answer on",
        copy=False,
        tracking=True,
        help="By the content of the message the answer may be due earlier than on the fifth working day (clause 19).",
    )

    @api.depends_context("uid")
    def _compute_may_set_term(self):
        for case in self:
            case.may_set_term = case._is_head_or_registrar()

    @api.constrains("answer_until", "regime_id", "received_at")
    def _check_answer_until(self):
        """Where a law sets the term, nobody sets another one."""
        for case in self.filtered("answer_until"):
            too_early = case.answer_until < to_local(case.received_at).date()
            if too_early or not case.regime_id.has_external_term:
                raise TERM_IS_NOT_SET_HERE(self.env, regime=case.regime_id.name)

    @api.constrains("urgent_until")
    def _check_urgent_until(self):
        """п. 19: the term follows the content and «не должен превышать 5 рабочих дней»."""
        calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
        for case in self.filtered("urgent_until"):
            received = to_local(case.received_at)
            bound = rules.urgent_answer_due(received, calendar.is_working_day)
            if not received.date() <= case.urgent_until < bound.date():
                last = bound - ONE_DAY
                raise URGENT_TERM_TOO_LATE(self.env, last_day=format_day(last.date()))

    def _open_answer_deadlines(self):
        """п. 20 and the term of the regime; п. 19 when the message is urgent from the start; a control date."""
        self._open_deadline("first_reply", "20")
        self._open_deadline("answer", self.regime_id.act or self.regime_id.name)
        self._open_urgent_deadline()
        if self.control_on:
            self._follow_control_date()

    def _open_urgent_deadline(self):
        if self.urgency == "urgent" and not self._open_deadline_of("urgent_answer"):
            self._open_deadline("urgent_answer", "19")

    def _follow_urgency(self):
        """Somebody has judged the urgency anew: the deadline of an urgent answer opens, moves or is waived."""
        if self.urgency != "urgent":
            self._waive("urgent_answer", reason=self.env._("not urgent"))
            return
        owed = self._open_deadline_of("urgent_answer")
        if owed:
            self._recompute_deadline(owed, self.env._("the urgency was judged anew"))
        else:
            self._open_urgent_deadline()

    def _due(self, kind, calendar):
        """
        :raises KeyError: a kind that a message has no rule for
        """
        due = {
            "first_reply": self._first_reply_due,
            "urgent_answer": self._urgent_answer_due,
            "abuse_notice": self._abuse_notice_due,
            "fixable_contact": self._fixable_contact_due,
            "forward": self._forward_due,
            "answer": self._answer_due,
            "control": self._control_due,
        }
        return due[kind](calendar.is_working_day)

    def _first_reply_due(self, is_working_day):
        return rules.first_reply_due(to_local(self.received_at), is_working_day)

    def _urgent_answer_due(self, is_working_day):
        bound = rules.urgent_answer_due(to_local(self.received_at), is_working_day)
        day = self.urgent_until
        return min(bound, end_of_day(day, MOSCOW)) if day else bound

    def _abuse_notice_due(self, is_working_day):
        return rules.abuse_notice_due(to_local(self.received_at), is_working_day)

    def _forward_due(self, is_working_day):
        policy = self.regime_id.roll_policy
        return rules.forwarding_due(to_local(self.registered_at), policy, is_working_day)

    def _fixable_contact_due(self, _is_working_day):
        """п. 8: 24 hours from the detection, days off included."""
        found_at = self._latest_decision("defect").found_at
        return rules.fixable_refusal_contact_due(to_local(found_at))

    def _answer_due(self, is_working_day, more_days=0):
        """The term of the regime, or the one set outside, grown by extension and pauses.

        :param more_days: days that the term would grow by, beside those already decided
        """
        registered, regime = to_local(self.registered_at), self.regime_id
        grown = self.extended_by + self.paused_days + more_days
        if self.answer_until and not grown:
            return end_of_day(self.answer_until, MOSCOW)
        days = regime.answer_days + grown
        if self.answer_until:
            registered, days = end_of_day(self.answer_until, MOSCOW) - ONE_DAY, grown
        if regime.answer_day_kind == "working":
            return rules.statutory_answer_due_working_days(registered, days, is_working_day)
        return rules.statutory_answer_due(registered, days, regime.roll_policy, is_working_day)
