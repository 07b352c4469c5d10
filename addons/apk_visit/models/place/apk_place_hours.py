from odoo import api, fields, models

WEEKDAYS = [
    ("0", "Monday"),
    ("1", "Tuesday"),
    ("2", "Wednesday"),
    ("3", "Thursday"),
    ("4", "Friday"),
]


class ApkPlaceHours(models.Model):
    """One period of a weekday without a break; lunch is the gap between two periods."""

    _name = "apk.place.hours"
    _description = "Hours of reception"
    _order = "weekday, opens"

    schedule_id = fields.Many2one(
        "apk.place.schedule", required=True, ondelete="cascade", index=True
    )
    weekday = fields.Selection(WEEKDAYS, required=True, default="0")
    opens = fields.Float(string="From", required=True, default=9)
    closes = fields.Float(string="Till", required=True, default=13)

    _in_order = models.Constraint(
        "CHECK(opens >= 0 AND opens < closes AND closes < 24)",
        "The reception must end after it begins. Correct the hours.",
    )
    _no_overlap = models.Constraint(
        "EXCLUDE USING gist (schedule_id WITH =, weekday WITH =,"
        " numrange(opens::numeric, closes::numeric) WITH &&)",
        "Two lines of one weekday overlap. Correct the hours.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows.schedule_id.place_ids._recheck_bookings()
        return rows

    def write(self, vals):
        result = super().write(vals)
        self.schedule_id.place_ids._recheck_bookings()
        return result

    def unlink(self):
        places = self.schedule_id.place_ids
        result = super().unlink()
        places._recheck_bookings()
        return result
