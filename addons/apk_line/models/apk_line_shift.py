from odoo import api, fields, models
from odoo.tools import format_date

from ..exceptions import LineIsClosed, ShiftNotAllowed


class ApkLineShift(models.Model):
    """Who works on the line on which day (п. 32): nobody without training in order."""

    _name = "apk.line.shift"
    _description = "Shift of the line"
    _order = "day desc, user_id"
    _rec_name = "user_id"

    day = fields.Date(required=True, index=True)
    user_id = fields.Many2one(
        "res.users",
        string="Operator",
        required=True,
        ondelete="restrict",
        domain=lambda self: [
            ("all_group_ids", "in", self.env.ref("apk_knowledge.group_operator").id)
        ],
    )
    note = fields.Char()

    _once = models.Constraint(
        "UNIQUE(day, user_id)", "The operator is already on this day's roster."
    )

    @api.constrains("day", "user_id")
    def _check_admission(self):
        """п. 32–34, and п. 31: a day of the line."""
        calendar = self.env["apk.line"]._calendar()
        for shift in self:
            day = format_date(self.env, shift.day)
            if not calendar.is_working_day(shift.day):
                raise LineIsClosed(self.env, day)
            if not self.env["apk.training.record"]._is_up_to_date(shift.user_id, shift.day):
                raise ShiftNotAllowed(self.env, shift.user_id, day)
