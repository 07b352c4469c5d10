from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.reminders import Reminder

from ..rules.callbacks import callback_reminders
from ..rules.training import REMIND_DAYS

LONGEST_NOTICE = timedelta(days=max(REMIND_DAYS) + 1)


class ApkDeadline(models.Model):
    _inherit = "apk.deadline"

    kind = fields.Selection(
        selection_add=[
            ("callback", "Callback"),
            ("missed_call", "Returning a missed call"),
            ("training", "Training"),
        ],
        ondelete={"callback": "cascade", "missed_call": "cascade", "training": "cascade"},
    )

    @api.model
    def _near(self, now):
        training = Domain("kind", "=", "training")
        return super()._near(now) | training & Domain("due_at", "<", now + LONGEST_NOTICE)

    def _reminder_plan(self):
        if self.kind in ("callback", "missed_call"):
            windows = self.env["apk.callback"].browse(self.res_id)._windows()
            plan = callback_reminders(to_local(self.due_at), windows)
            return [Reminder(*item) for item in plan]
        if self.kind == "training":
            return list(self._training_reminders(to_local(self.due_at)))
        return super()._reminder_plan()

    def _training_reminders(self, due):
        """п. 34: 60, 30 and 7 days before the operator, on the last day the head of the line as well."""
        for days in REMIND_DAYS:
            yield Reminder(f"executor-{days}d", "executor", due - timedelta(days=days))
        yield Reminder("head-last", "head", due - timedelta(days=1))
        yield Reminder("overdue", "head", due)
