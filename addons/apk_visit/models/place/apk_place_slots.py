from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.apk_base.office_time import MOSCOW, to_local, to_naive_utc

from ...rules.opening import Schedule, open_hours
from ...rules.slots import Booking, Grid, fits, free_slots, starts_of_day
from ..visit_state import COMING_STATES, SEATED_STATES


class ApkPlaceSlots(models.Model):
    """What is free at a place, and which bookings its schedule has no room for any more (п. 54)."""

    _inherit = "apk.reception.place"

    def _seats_for(self, kind):
        """How many visits of this kind fit in at once.

        :param str kind: ``reception`` or ``inspection``
        """
        return {"reception": self.seats, "inspection": self.teams}[kind]

    def _schedules(self, since):
        """By place: the week and the special days from the day ``since`` on, in three queries for all places.

        :return: dict place -> ``Schedule``
        """
        rows = self.env["apk.place.exception"].search([("date_to", ">=", since)])
        weeks = {schedule: schedule._week() for schedule in self.schedule_id}
        return {
            place: Schedule(
                weeks[place.schedule_id],
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
            seats=self._seats_for(service.kind),
            tz=MOSCOW,
        )

    def _bookings(self, kind, starts, ends, *, excluding=None):
        """Seats taken between two moments in UTC: of every unit, whoever asks, without names.

        :param excluding: a visit that is about to leave its time
        :return: dict id of the place -> list of ``Booking`` in local time
        """
        self.env["apk.visit"].flush_model(["seat", "starts_at", "ends_at", "state", "place_id"])
        self.env.cr.execute(
            "SELECT place_id, seat, starts_at, ends_at FROM apk_visit"
            " WHERE place_id = ANY(%s) AND kind = %s AND state = ANY(%s) AND seat IS NOT NULL"
            " AND starts_at < %s AND ends_at > %s AND id != %s",
            [self.ids, kind, list(SEATED_STATES), ends, starts, excluding.id if excluding else 0],
        )
        taken = {place.id: [] for place in self}
        for place, seat, begin, end in self.env.cr.fetchall():
            taken[place].append(Booking(seat, to_local(begin), to_local(end)))
        return taken

    def _free_slots(self, service, days, *, after=None, excluding=None):
        """Free time of each place on these days.

        :param after: nothing that has begun by this moment (in UTC); now by default
        :param excluding: a visit that is about to move: its own time counts as free
        :return: dict place -> list of ``Slot``
        """
        after = to_local(after or fields.Datetime.now())
        calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
        starts, ends = self._bounds(days)
        taken = self._bookings(service.kind, starts, ends, excluding=excluding)
        return {
            place: list(
                free_slots(
                    days, schedule, calendar, place._grid(service), taken[place.id], after=after
                )
            )
            for place, schedule in self._schedules(min(days)).items()
        }

    @api.model
    def _bounds(self, days):
        """The first and the last moment of these days, in UTC."""
        first, last = (
            fields.Datetime.to_datetime(day).replace(tzinfo=MOSCOW)
            for day in (min(days), max(days))
        )
        return to_naive_utc(first), to_naive_utc(last + timedelta(days=1))

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

    def _why_closed(self, day):
        """The words of the special days that leave no hours on this day, or an empty text when it is open or off by itself."""
        calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
        if not self or open_hours(day, self._schedules(day)[self], calendar):
            return ""
        rows = self.env["apk.place.exception"].search(
            [("is_closed", "=", True), ("date_from", "<=", day), ("date_to", ">=", day)]
        )
        mine = rows.filtered(lambda row: not row.place_ids or self in row.place_ids)
        return "; ".join(mine.mapped("reason")) or self.env._("a day off")

    def _recheck_bookings(self):
        """The schedule has changed: bookings that it leaves no room for are listed, never dropped (п. 54)."""
        visits = self.env["apk.visit"].sudo()  # sudo: an editor of hours may not read every visit
        visits = visits.search(
            [
                ("place_id", "in", self.ids),
                ("state", "in", COMING_STATES),
                ("starts_at", ">", fields.Datetime.now()),
            ]
        )
        calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
        schedules = visits.place_id._schedules(self.env["apk.office"]._today())
        for visit in visits:
            place = visit.place_id
            booking = Booking(visit.seat, to_local(visit.starts_at), to_local(visit.ends_at))
            seats = place._seats_for(visit.kind) if place.active else 0
            visit._mark_needs_agreement(not fits(booking, schedules[place], calendar, seats))
