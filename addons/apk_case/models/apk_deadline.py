from odoo import api, fields, models

from odoo.addons.apk_base.rules.reminders import (
    term_of_control,
    term_of_hours,
    term_of_weeks,
    term_of_working_days,
)

KINDS = [
    ("first_reply", "First reply"),
    ("urgent_answer", "Answer to an urgent message"),
    ("abuse_notice", "Notice of inadmissible behaviour"),
    ("fixable_contact", "Contact about a removable reason for refusal"),
    ("answer", "Answer on the merits"),
    ("forward", "Forwarding"),
    ("control", "Control date"),
]
# п. 8 counts hours around the clock, days off included: people see its legal bound.
SHOWN_BY_LEGAL_BOUND = ("fixable_contact",)


class ApkDeadline(models.Model):
    """Deadlines of a message: visible to those who see the message."""

    _name = "apk.deadline"
    _inherit = ["apk.deadline", "apk.case.link.mixin"]

    kind = fields.Selection(
        selection_add=KINDS, ondelete={kind: "cascade" for kind, _label in KINDS}
    )

    def _shown_due_at(self):
        return self.due_at if self.kind in SHOWN_BY_LEGAL_BOUND else super()._shown_due_at()

    @api.model
    def _reminder_plans(self):
        return {
            **super()._reminder_plans(),
            "first_reply": term_of_hours,
            "abuse_notice": term_of_hours,
            "fixable_contact": term_of_hours,
            "urgent_answer": term_of_working_days,
            "forward": term_of_working_days,
            "control": term_of_control,
            "answer": term_of_weeks,
        }

    @api.model
    def _cron_remind(self):
        """A first reply held for too long leaves before anybody is reminded of it."""
        office = self.env["apk.office"]
        self.env["apk.case"].with_context(lang=office._lang())._release_held_replies()
        return super()._cron_remind()

    @api.model
    def _send_digests(self, day):
        cases = self.env["apk.case"]
        cases._refresh_priorities()
        cases._send_digests(day)
        return super()._send_digests(day)
