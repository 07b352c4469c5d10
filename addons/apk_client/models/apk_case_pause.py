from odoo import fields, models

from ..exceptions import PauseNotAllowed
from ..rules.deadlines import length_of_pause
from .office_time import to_local


class ApkCasePause(models.AbstractModel):
    """Stopping the clock of the answer where the regime lets it stop, and nowhere else."""

    _name = "apk.case.pause"
    _description = "Pause of a message"

    paused_at = fields.Datetime(string="Clock stopped", readonly=True, copy=False)
    pause_reason = fields.Char(string="Why the clock stands", readonly=True, copy=False)
    paused_days = fields.Integer(string="Clock stood, days", readonly=True, copy=False)

    def _pause(self, reason):
        self._only_for_the_head()
        if not self.regime_id.allows_pause or self.paused_at or not self._owed_deadline("answer"):
            raise PauseNotAllowed(self.env, self.regime_id)
        now = fields.Datetime.now()
        self.sudo().write({"paused_at": now, "pause_reason": reason})  # sudo: kept by the system
        promise = self._owed_deadline("answer").sudo()  # sudo: promises are kept by the system
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
            promise = case._owed_deadline("answer")
            running = {"paused_at": False, "promised_at": False}
            promise.sudo().write(running)  # sudo: kept by the system
            case._recount(promise, self.env._("the clock stood for %s days", stood))
