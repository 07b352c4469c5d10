from odoo import models

from ..office_time import to_local
from ..rules.russian_dates import format_moment, format_term

MOMENTS = ("due_at", "fulfilled_at", "waived_at", "paused_at")


class ApkDeadlineAudit(models.Model):
    """Every change of a deadline is logged on its record: what has changed, by whom, why."""

    _inherit = "apk.deadline"

    def write(self, vals):
        written = [name for name in MOMENTS if name in vals]
        before = {deadline: {name: deadline[name] for name in written} for deadline in self}
        result = super().write(vals)
        for deadline, former in before.items():
            changed = {name: at for name, at in former.items() if at != deadline[name]}
            deadline._log_changes(changed, vals.get("change_reason"))
        return result

    def _log_changes(self, former, reason):
        """:param former: the values before the change, by the names of the fields that have changed"""
        text_of = {
            "due_at": self._due_at_text,
            "fulfilled_at": self._fulfilled_at_text,
            "waived_at": self._waived_at_text,
            "paused_at": self._paused_at_text,
        }
        for name, before in former.items():
            # whoever writes the row directly, past the methods of the mixin, gives no reason: the log says so
            what = text_of[name](before, reason or self.env._("changed by hand"))
            self._source_record()._message_log(
                body=self.env._("Deadline «%(name)s»: %(what)s", name=self._kind_label(), what=what)
            )

    def _due_at_text(self, before, reason):
        was, now = (format_term(to_local(moment)) for moment in (before, self.due_at))
        return self.env._(
            "moved (%(reason)s). It was: %(was)s. It is: %(now)s", reason=reason, was=was, now=now
        )

    def _fulfilled_at_text(self, _before, _reason):
        if not self.fulfilled_at:
            return self.env._("open again, the notice has not reached the client")
        return self.env._("done %s", format_moment(to_local(self.fulfilled_at)))

    def _waived_at_text(self, _before, _reason):
        if not self.waived_at:
            return self.env._("owed again")
        return self.env._("lifted, %s", self.waive_reason or "")

    def _paused_at_text(self, _before, reason):
        return (
            self.env._("the clock stands, %s", reason)
            if self.paused_at
            else self.env._("the clock goes on")
        )
