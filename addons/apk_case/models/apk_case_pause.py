from odoo import fields, models

from odoo.addons.apk_base.models.office_time import to_local
from odoo.addons.apk_base.rules.deadlines import length_of_pause

from ..messages import PAUSE_NOT_ALLOWED


class ApkCasePause(models.Model):
    """Stopping the clock of the answer where the regime lets it stop, and nowhere else."""

    _inherit = "apk.case"

    paused_at = fields.Datetime(string="Clock stopped", copy=False, written_by="system")
    pause_reason = fields.Char(
        string="Why the clock stands", copy=False, written_by="system", erase=False
    )
    paused_days = fields.Integer(string="Clock stood, days", copy=False, written_by="system")

    def _pause(self, reason):
        self._only_for_the_head()
        if (
            not self.regime_id.allows_pause
            or self.paused_at
            or not self._open_deadline_of("answer")
        ):
            raise PAUSE_NOT_ALLOWED(self.env, regime=self.regime_id.name)
        now = fields.Datetime.now()
        self.sudo().write({"paused_at": now, "pause_reason": reason})  # sudo: kept by the system
        promise = self._open_deadline_of("answer").sudo()  # sudo: promises are kept by the system
        promise.write({"paused_at": now, "change_reason": reason})

    def action_resume(self):
        """The clock goes on; the term grows by as many days as it stood."""
        self._only_for_the_head()
        calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
        for case in self.filtered("paused_at"):
            stood = length_of_pause(
                to_local(case.paused_at),
                to_local(fields.Datetime.now()),
                case.regime_id.answer_day_kind,
                calendar.is_working_day,
            )
            days = case.paused_days + stood
            case.sudo().write({"paused_at": False, "paused_days": days})  # sudo: kept by the system
            promise = case._open_deadline_of("answer")
            running = {"paused_at": False, "disclosed_due_at": False}
            promise.sudo().write(running)  # sudo: kept by the system
            case._recompute_deadline(promise, self.env._("the clock stood for %s days", stood))
