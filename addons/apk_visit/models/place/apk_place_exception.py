from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.toasts import toast

from ...rules.opening import Hours, time_of_day
from ...rules.slots import days_from
from ..visit_state import COMING_STATES


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
    booking_count = fields.Integer(
        string="Bookings hit",
        compute="_compute_bookings",
        help="Booked visits that these days leave no room for; they stay booked until another time is agreed on.",
    )
    unwritten_count = fields.Integer(string="Not written to yet", compute="_compute_bookings")

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

    @api.depends("place_ids", "date_from", "date_to", "is_closed", "opens", "closes")
    def _compute_bookings(self):
        """Before the row is saved, too: whoever closes a day sees first how many people it concerns (п. 54)."""
        for row in self:
            hit = row._bookings_hit()
            row.booking_count = len(hit)
            row.unwritten_count = len(hit.filtered(lambda visit: not visit.change_notified_at))

    def _bookings_hit(self):
        """Coming visits on these days outside the hours of this row."""
        visits = self.env["apk.visit"].sudo()  # sudo: an editor of hours may not read every visit
        places = self._places()._origin
        if not (self.date_from and self.date_to and self.date_from <= self.date_to and places):
            return visits
        start, end = places._bounds([self.date_from, self.date_to])
        coming = visits.search(
            [
                ("place_id", "in", places.ids),
                ("state", "in", COMING_STATES),
                ("starts_at", ">", fields.Datetime.now()),
                ("starts_at", ">=", start),
                ("starts_at", "<", end),
            ]
        )
        return coming.filtered(lambda visit: self.is_closed or not self._has_room_for(visit))

    def _has_room_for(self, visit):
        starts, ends = to_local(visit.starts_at), to_local(visit.ends_at)
        return time_of_day(self.opens) <= starts.time() and ends.time() <= time_of_day(self.closes)

    def action_write_to_all(self):
        """Everybody whose booking these days hit and who has not been written to: with a link to choose another time."""
        self.ensure_one()
        self.check_access("write")
        visits = self._bookings_hit().filtered("needs_agreement")
        told = visits.filtered(lambda visit: not visit.change_notified_at)
        told._notify_of_change()
        return toast(self.env._("Notices are on their way: %s", len(told)))

    def action_open_bookings(self):
        """Those of them that the user may read."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("apk_visit.apk_visit_action")
        return {**action, "domain": [("id", "in", self._bookings_hit().ids)], "context": {}}

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
