from datetime import timedelta

import psycopg2.errors

from odoo import fields, models
from odoo.tools import SQL

from odoo.addons.apk_base.models.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_moment

from ..messages import SLOT_NOT_OFFERED, SLOT_TAKEN
from .apk_place_slots import SEAT_FIELD

LOCK = 52_54  # of one place: clauses 52 and 54


class ApkVisitSeat(models.Model):
    """A place, a period and one seat of it: PostgreSQL gives each to one client (п. 54)."""

    _inherit = "apk.visit"

    place_id = fields.Many2one(
        "apk.reception.place",
        string="Place",
        required=True,
        ondelete="restrict",
        index=True,
        tracking=True,
        written_by="system",
    )
    place_accessibility = fields.Selection(related="place_id.accessibility")
    map_url = fields.Char(related="place_id.map_url")
    starts_at = fields.Datetime(string="Begins", required=True, tracking=True, written_by="system")
    ends_at = fields.Datetime(string="Ends", required=True, written_by="system")
    seat = fields.Integer(copy=False, default=None, written_by="system")
    time_version = fields.Integer(
        default=0,
        readonly=True,
        copy=False,
        help="How often the time was changed.",
        written_by="creation",
    )
    is_walk_in = fields.Boolean(string="Without booking", written_by="system")

    def _check_offered(self, place, service, starts):
        """The period is one that the screen offers: within the hours, on the grid, not begun."""
        if starts <= fields.Datetime.now() or not place._is_offered(service, starts):
            raise SLOT_NOT_OFFERED(self.env, moment=format_moment(to_local(starts)))

    def _take_seat(self, place, starts, minutes, state):
        """Give this visit a free seat at that time, or refuse; the former seat of a moved visit is let go.

        Whether a seat is free is decided by the exclusion constraint at the moment of writing, not by a search
        before it. The lock makes those who want the same place wait for one another: without it two writers may each
        wait for the other's row until PostgreSQL kills one. Losers try the other seats and are then told in words.
        """
        self.ensure_one()
        self.flush_recordset()
        self.env.cr.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, place.id])
        ends = starts + timedelta(minutes=minutes)
        for seat in self._likely_free_first(place, starts, ends):
            try:
                with self.env.cr.savepoint(flush=False):
                    self._write_seat(place, starts, ends, seat, state)
            except psycopg2.errors.ExclusionViolation:
                continue
            self.invalidate_recordset()
            return
        raise SLOT_TAKEN(self.env, moment=format_moment(to_local(starts)))

    def _likely_free_first(self, place, starts, ends):
        seats = range(1, place[SEAT_FIELD[self.kind]] + 1)
        taken = {booking.seat for booking in place._taken(self.kind, starts, ends)[place.id]}
        return sorted(seats, key=lambda seat: (seat in taken, seat))

    def _write_seat(self, place, starts, ends, seat, state):
        self.env.cr.execute(
            SQL(
                "UPDATE apk_visit SET place_id = %s, starts_at = %s, ends_at = %s, seat = %s, state = %s,"
                " time_version = time_version + 1 WHERE id = %s",
                place.id, starts, ends, seat, state, self.id,
            ),
            log_exceptions=False,  # a loser of a race is no error
        )  # fmt: skip
