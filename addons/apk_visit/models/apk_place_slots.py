from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.apk_base.models.office_time import MOSCOW, to_local, to_naive_utc

from ..rules.opening import Schedule, open_hours
from ..rules.slots import Booking, Grid, fits, free_slots, starts_of_day
from .visit_states import SEATED

SEAT_FIELD = {"reception": "seats", "inspection": "teams"}


class ApkPlaceSlots(models.Model):
    """The time of a place: its hours, its seats, what is free of them (п. 54)."""

    _inherit = "apk.reception.place"

    schedule_id = fields.Many2one("apk.place.schedule", required=True, ondelete="restrict")
    seats = fields.Integer(
        string="Clients at once", default=1, required=True, help="Windows or employees that receive."
    )  # fmt: skip
    teams = fields.Integer(
        string="Teams for inspections", default=1, required=True, help="That can go out at once."
    )
    step_minutes = fields.Integer(string="A visit starts every, min", default=30, required=True)

    _seats_are_real = models.Constraint(
        "CHECK(seats BETWEEN 0 AND 50 AND teams BETWEEN 0 AND 50 AND step_minutes BETWEEN 5 AND 240)",
        "A place has at most 50 seats and teams; visits start every 5 to 240 minutes.",
    )

    def write(self, vals):
        result = super().write(vals)
        if {"schedule_id", "seats", "teams", "active"} & vals.keys():
            self._recheck_bookings()
        return result

    def _schedules(self, since):
        """By place: the week and the special days from a day on, in three queries for all places."""
        exceptions = self.env["apk.place.exception"].sudo()  # sudo: hours hang on the door
        rows = exceptions.search([("date_to", ">=", since)])
        weeks = {
            schedule: schedule._week() for schedule in self.sudo().schedule_id
        }  # sudo: as above
        return {
            place: Schedule(
                weeks[place.sudo().schedule_id],  # sudo: as above
                rows.filtered(
                    lambda row, place=place: not row.place_ids or place in row.place_ids
                )._special_days(),
            )
            for place in self
        }

    def _grid(self, service):
        return Grid(
            step=timedelta(minutes=self.step_minutes),
            length=timedelta(minutes=service.minutes),
            seats=self[SEAT_FIELD[service.kind]],
            tz=MOSCOW,
        )

    def _taken(self, kind, starts, ends, *, but=None):
        """Seats taken between two moments in UTC, by place.

        :param but: a visit that is about to leave its time
        """
        self.env["apk.visit"].flush_model(["seat", "starts_at", "ends_at", "state", "place_id"])
        self.env.cr.execute(
            "SELECT place_id, seat, starts_at, ends_at FROM apk_visit"
            " WHERE place_id = ANY(%s) AND kind = %s AND state = ANY(%s) AND seat IS NOT NULL"
            " AND starts_at < %s AND ends_at > %s AND id != %s",
            [self.ids, kind, list(SEATED), ends, starts, but.id if but else 0],
        )
        taken = {place.id: [] for place in self}
        for place, seat, begin, end in self.env.cr.fetchall():
            taken[place].append(Booking(seat, to_local(begin), to_local(end)))
        return taken

    def _free_slots(self, service, days, *, after=None, but=None):
        """Free time of each place on these days: place -> list of ``Slot``.

        :param after: nothing that has begun by this moment (in UTC); now by default
        """
        after = to_local(after or fields.Datetime.now())
        calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
        starts, ends = (to_naive_utc(moment) for moment in self._bounds(days))
        taken = self._taken(service.kind, starts, ends, but=but)
        return {
            place: list(
                free_slots(
                    days, schedule, calendar, place._grid(service), taken[place.id], after=after
                )
            )
            for place, schedule in self._schedules(min(days)).items()
        }

    def _is_offered(self, service, starts):
        """Whether a visit may start here at this moment in UTC, if a seat is free."""
        self.ensure_one()
        local = to_local(starts)
        calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
        hours = open_hours(local.date(), self._schedules(local.date())[self], calendar)
        return (
            self.active
            and self._serves(service)
            and local in set(starts_of_day(local.date(), hours, self._grid(service)))
        )

    @api.model
    def _bounds(self, days):
        first = fields.Datetime.to_datetime(min(days)).replace(tzinfo=MOSCOW)
        return first, fields.Datetime.to_datetime(max(days)).replace(tzinfo=MOSCOW) + timedelta(
            days=1
        )

    def _recheck_bookings(self):
        """The schedule has changed: bookings that it leaves no room for are listed, never dropped (п. 54)."""
        visits = self.env["apk.visit"].sudo()  # sudo: bookings of every unit
        visits = visits.search(
            [
                ("place_id", "in", self.ids),
                ("state", "in", ("reserved", "confirmed")),
                ("starts_at", ">", fields.Datetime.now()),
            ]
        )
        calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
        schedules = visits.place_id._schedules(self.env["apk.office"]._today())
        for visit in visits:
            place = visit.place_id
            booking = Booking(visit.seat, to_local(visit.starts_at), to_local(visit.ends_at))
            seats = place[SEAT_FIELD[visit.kind]] if place.active else 0
            visit._ask_agreement(not fits(booking, schedules[place], calendar, seats))
