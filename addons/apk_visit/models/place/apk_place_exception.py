from odoo import api, fields, models

from ...rules.opening import Hours, time_of_day
from ...rules.slots import days_from


class ApkPlaceException(models.Model):
    """Days with other hours than the week: repairs, a sanitary day, a Saturday with reception."""

    _name = "apk.place.exception"
    _description = "Days with other hours"
    _order = "date_from desc, id desc"
    _rec_name = "reason"

    place_ids = fields.Many2many(
        "apk.reception.place",
        "apk_place_exception_place_rel",
        "exception_id",
        "place_id",
        string="Places",
        help="Empty: all places.",
    )
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(string="To", required=True)
    is_closed = fields.Boolean(string="Closed", default=True)
    opens = fields.Float(default=9)
    closes = fields.Float(default=13)
    reason = fields.Char(required=True)

    _days_in_order = models.Constraint(
        "CHECK(date_from <= date_to AND date_to < date_from + 366)",
        "The last day stands before the first one, or more than a year after it. Correct the days.",
    )
    _hours_in_order = models.Constraint(
        "CHECK(is_closed OR (opens >= 0 AND opens < closes AND closes < 24))",
        "The reception must end after it begins. Correct the hours.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows._places()._recheck_bookings()
        return rows

    def write(self, vals):
        before = self._places()
        result = super().write(vals)
        (before | self._places())._recheck_bookings()
        return result

    def unlink(self):
        places = self._places()
        result = super().unlink()
        places._recheck_bookings()
        return result

    def _places(self):
        everywhere = self.filtered(lambda row: not row.place_ids)
        return self.env["apk.reception.place"]._all() if everywhere else self.place_ids

    def _special_days(self):
        """:return: dict day -> tuple of ``Hours``, empty when closed; one closing line outweighs the others of its day"""
        special = {}
        for row in self.sorted(lambda row: (not row.is_closed, row.opens)):
            hours = (
                () if row.is_closed else (Hours(time_of_day(row.opens), time_of_day(row.closes)),)
            )
            for day in days_from(row.date_from, (row.date_to - row.date_from).days + 1):
                known = special.get(day)
                special[day] = hours if known is None else known and known + hours
        return special
