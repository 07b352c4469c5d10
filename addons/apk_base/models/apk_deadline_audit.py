from odoo import models

from ..rules.russian_dates import format_moment, format_term
from .office_time import to_local

MOMENTS = ("due_at", "fulfilled_at", "waived_at", "paused_at")


class ApkDeadlineTrail(models.Model):
    """Every change of a promise is written down where the work is: what, by whom, why; whoever changes it."""

    _inherit = "apk.deadline"

    def write(self, vals):
        told = [name for name in MOMENTS if name in vals]
        before = {deadline: {name: deadline[name] for name in told} for deadline in self}
        result = super().write(vals)
        for deadline, was in before.items():
            changed = {name: at for name, at in was.items() if at != deadline[name]}
            deadline._tell_changes(changed, vals.get("change_reason"))
        return result

    def _tell_changes(self, was, why):
        """:param was: former moments by the names of the fields that have changed"""
        label = dict(self._fields["kind"]._description_selection(self.env))[self.kind]
        owner = self.env[self.res_model].browse(self.res_id)
        tell = {
            "due_at": self._due_at_text,
            "fulfilled_at": self._fulfilled_at_text,
            "waived_at": self._waived_at_text,
            "paused_at": self._paused_at_text,
        }
        for name, former in was.items():
            # a change past our methods says no reason, and is told as such
            what = tell[name](former, why or self.env._("changed by hand"))
            owner._message_log(
                body=self.env._("Deadline «%(name)s»: %(what)s", name=label, what=what)
            )

    def _due_at_text(self, former, why):
        was, now = (format_term(to_local(moment)) for moment in (former, self.due_at))
        return self.env._(
            "moved (%(reason)s). It was: %(was)s. It is: %(now)s", reason=why, was=was, now=now
        )

    def _fulfilled_at_text(self, _former, _why):
        if not self.fulfilled_at:
            return self.env._("open again, the letter has not reached the client")
        return self.env._("done %s", format_moment(to_local(self.fulfilled_at)))

    def _waived_at_text(self, _former, _why):
        if not self.waived_at:
            return self.env._("owed again")
        return self.env._("lifted, %s", self.waive_reason or "")

    def _paused_at_text(self, _former, why):
        return (
            self.env._("the clock stands, %s", why)
            if self.paused_at
            else self.env._("the clock goes on")
        )
