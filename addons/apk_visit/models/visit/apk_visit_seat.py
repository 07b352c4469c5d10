from datetime import timedelta

import psycopg2.errors

from odoo import fields, models
from odoo.tools import SQL

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_moment

from ...messages import SLOT_NOT_OFFERED, SLOT_TAKEN

LOCK = 52_54  # first key of the advisory lock, the second is the place: clauses 52 and 54


class ApkVisitSeat(models.Model):
    """Give a visit one seat of a place for a period; PostgreSQL gives each seat to one client (п. 54)."""

    _inherit = "apk.visit"

    def _check_offered(self, place, service, starts):
        """The period is one that the screen offers: within the hours, on the grid, not begun.

        :param datetime starts: in UTC
        :raises SlotNotOffered:
        """
        if starts <= fields.Datetime.now() or not place._is_offered(service, starts):
            raise SLOT_NOT_OFFERED(self.env, moment=format_moment(to_local(starts)))

    def _take_seat(self, place, starts, minutes, state):
        """Give this visit a free seat at that time, or refuse; a visit that moves leaves its former seat.

        Whether a seat is free is decided by the exclusion constraint at the moment of writing, not by a search
        before it. The lock makes those who want the same place wait for one another: without it two writers may each
        wait for the other's row until PostgreSQL ends one of them as a deadlock. Whoever loses a seat tries the others.

        :param datetime starts: in UTC
        :param str state: of the visit once it is seated
        :raises SlotTaken: no seat is free for the whole period
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
        """Numbers of the seats of the place, those that a search finds free before the others."""
        seats = range(1, place._seats_for(self.kind) + 1)
        taken = {booking.seat for booking in place._bookings(self.kind, starts, ends)[place.id]}
        return sorted(seats, key=lambda seat: (seat in taken, seat))

    def _write_seat(self, place, starts, ends, seat, state):
        self.env.cr.execute(
            SQL(
                "UPDATE apk_visit SET place_id = %s, starts_at = %s, ends_at = %s, seat = %s, state = %s,"
                " time_version = time_version + 1 WHERE id = %s",
                place.id, starts, ends, seat, state, self.id,
            ),
            log_exceptions=False,  # a lost race is not an error
        )  # fmt: skip
