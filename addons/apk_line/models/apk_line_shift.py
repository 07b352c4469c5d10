from odoo import api, fields, models
from odoo.tools import format_date

from ..messages import LINE_IS_CLOSED, SHIFT_NOT_ALLOWED


class ApkLineShift(models.Model):
    """Who works on the line on which day; only those whose training is in order (п. 32–34)."""

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
        domain=lambda self: [("all_group_ids", "in", self.env.ref("apk_base.group_operator").id)],
    )
    note = fields.Char()

    _once = models.Constraint(
        "UNIQUE(day, user_id)", "The operator is already on this day's roster."
    )

    @api.constrains("day", "user_id")
    def _check_admission(self):
        """п. 31: a working day; п. 32–34: an operator whose training is in order on that day."""
        calendar = self.env["apk.line"]._calendar()
        for shift in self:
            day = format_date(self.env, shift.day)
            if not calendar.is_working_day(shift.day):
                raise LINE_IS_CLOSED(self.env, day=day)
            if not self.env["apk.training.record"]._is_up_to_date(shift.user_id, shift.day):
                raise SHIFT_NOT_ALLOWED(self.env, user=shift.user_id.name, day=day)
