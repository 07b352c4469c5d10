from datetime import datetime

from odoo import fields, models

from odoo.addons.apk_base.office_time import MOSCOW, to_local
from odoo.addons.apk_base.rules.reminders import Reminder

from ..rules.reviews import review_reminders


class ApkDeadline(models.Model):
    """The deadline of a review and its reminders (п. 49)."""

    _inherit = "apk.deadline"

    kind = fields.Selection(
        selection_add=[("knowledge_review", "Review of the section")],
        ondelete={"knowledge_review": "cascade"},
    )

    def _reminder_plan(self):
        if self.kind != "knowledge_review":
            return super()._reminder_plan()
        review, opens = self._source_record(), self.env["apk.office"]._office_hours().opens
        today = to_local(fields.Datetime.now()).date()
        return [
            Reminder(code, recipient, datetime.combine(day, opens, MOSCOW))
            for code, recipient, day in review_reminders(review.due_on, today)
        ]
