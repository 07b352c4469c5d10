from odoo import models

from ..rules.russian_dates import spoken_moment, spoken_term
from .office_time import to_local

MOMENTS = ("due_at", "met_at", "lifted_at", "paused_at")


class ApkDeadlineTrail(models.AbstractModel):
    """Every change of a promise is written down where the work is: what, by whom, why; whoever changes it."""

    _name = "apk.deadline.trail"
    _description = "Trail of a deadline"

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
        for name, former in was.items():
            # a change past our methods says no reason, and is told as such
            what = getattr(self, f"_tell_{name}")(former, why or self.env._("changed by hand"))
            owner._message_log(
                body=self.env._("Deadline «%(name)s»: %(what)s", name=label, what=what)
            )

    def _tell_due_at(self, former, why):
        was, now = (spoken_term(to_local(moment)) for moment in (former, self.due_at))
        return self.env._(
            "moved (%(reason)s). It was: %(was)s. It is: %(now)s", reason=why, was=was, now=now
        )

    def _tell_met_at(self, _former, _why):
        if not self.met_at:
            return self.env._("open again, the letter has not reached the client")
        return self.env._("done %s", spoken_moment(to_local(self.met_at)))

    def _tell_lifted_at(self, _former, _why):
        if not self.lifted_at:
            return self.env._("owed again")
        return self.env._("lifted, %s", self.lift_reason or "")

    def _tell_paused_at(self, _former, why):
        return (
            self.env._("the clock stands, %s", why)
            if self.paused_at
            else self.env._("the clock goes on")
        )
