from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.deadlines import length_of_pause

from ..messages import PAUSE_NOT_ALLOWED


class ApkCasePause(models.Model):
    """Stopping the clock of the answer where the regime lets it stop, and starting it again."""

    _inherit = "apk.case"

    paused_days = fields.Integer(
        string="Clock stood, days", compute="_compute_paused_days", store=True, aggregator="avg"
    )
    paused_at = fields.Datetime(string="Clock stopped", compute="_compute_pause")
    pause_reason = fields.Char(string="Why the clock stands", compute="_compute_pause")
    may_pause = fields.Boolean(compute="_compute_may_pause")

    @api.depends("decision_ids.kind", "decision_ids.days")
    def _compute_paused_days(self):
        for case in self:
            case.paused_days = sum(case._decisions("pause").mapped("days"))

    @api.depends("decision_ids.kind", "decision_ids.reason", "decision_ids.ended_at")
    def _compute_pause(self):
        for case in self:
            pause = case._pause_now()
            case.paused_at, case.pause_reason = pause.decided_at, pause.reason

    @api.depends("state", "allows_pause", "decision_ids.ended_at")
    def _compute_may_pause(self):
        for case in self:
            case.may_pause = case.allows_pause and not case._pause_now() and case._is_worked_on()

    def _pause_now(self):
        """The pause during which the clock stands; empty while it runs."""
        return self._latest_decision("pause").filtered(lambda pause: not pause.ended_at)

    def _check_may_be_paused(self):
        """What a dialog asks before anybody fills it in."""
        self._only_for_the_head()
        owed = self._open_deadline_of("answer")
        if not self.regime_id.allows_pause or self._pause_now() or not owed:
            raise PAUSE_NOT_ALLOWED(self.env, regime=self.regime_id.name)

    def _pause(self, reason):
        self._check_may_be_paused()
        deadline = self._open_deadline_of("answer")
        pause = self._add_decision("pause", reason)
        stopped = {"paused_at": pause.decided_at, "change_reason": reason}
        deadline.sudo().write(stopped)  # sudo: nobody may write deadlines; the head has decided

    def action_resume(self):
        """The clock goes on; the term grows by as many days as it stood."""
        self._only_for_the_head()
        calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
        for case in self.filtered("paused_at"):
            days = length_of_pause(
                to_local(case.paused_at),
                to_local(fields.Datetime.now()),
                case.regime_id.answer_day_kind,
                calendar.is_working_day,
            )
            case._pause_now()._end("resumed", days=days)
            deadline = case._open_deadline_of("answer")
            running = {"paused_at": False, "disclosed_due_at": False}
            deadline.sudo().write(running)  # sudo: nobody may write deadlines; the head has decided
            case._recompute_deadline(deadline, self.env._("the clock stood for %s days", days))
