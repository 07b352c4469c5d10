"""п. 54: a time is given to one client; PostgreSQL itself refuses the second, whoever writes."""

import psycopg2.errors

from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.apk_base.tests.refused import refused

from ..messages import SLOT_TAKEN
from .common import VisitCase, moment


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
class TestClause54NoDoubleBooking(VisitCase):
    def test_the_second_client_gets_a_clear_refusal(self):
        self._book()
        with refused(self, SLOT_TAKEN, "24 ноября 2026 г. в 10:00"):
            self._hold()

    def test_three_seats_are_three_clients(self):
        self.place.seats = 3
        visits = [self._hold() for _number in range(3)]
        self.assertEqual(sorted(visit.seat for visit in visits), [1, 2, 3])
        with refused(self, SLOT_TAKEN):
            self._hold()

    def test_a_longer_visit_does_not_reach_into_the_next_one(self):
        self._book("Tue 2026-11-24 10:30")
        with refused(self, SLOT_TAKEN):
            self._hold("Tue 2026-11-24 10:00", service=self.env.ref("apk_visit.service_filing"))

    def test_neighbours_and_other_places_do_not_disturb(self):
        self._book()
        self._book("Tue 2026-11-24 10:30")
        self._book("Tue 2026-11-24 09:30")
        self._book(place=self.other_place)

    @mute_logger("odoo.sql_db")
    def test_not_even_sql_gives_a_time_away_twice(self):
        first, second = self._book(), self._book("Tue 2026-11-24 11:00")
        self.env.flush_all()
        with self.assertRaises(psycopg2.errors.ExclusionViolation), self.cr.savepoint():
            self.cr.execute(
                "UPDATE apk_visit SET starts_at = %s, ends_at = %s WHERE id = %s",
                [first.starts_at, first.ends_at, second.id],
            )
        with self.assertRaises(psycopg2.errors.CheckViolation), self.cr.savepoint():
            self.cr.execute("UPDATE apk_visit SET seat = NULL WHERE id = %s", [second.id])

    def test_a_seat_that_another_transaction_took_meanwhile_is_passed_over(self):
        """The search sees an old snapshot; the constraint sees the truth."""
        self.place.seats = 2
        self._book()
        visit = self._hold("Tue 2026-11-24 11:00")
        self.patch(type(visit), "_likely_free_first", lambda *_args: [1, 2])
        visit.sudo()._take_seat(self.place, moment("Tue 2026-11-24 10:00"), 30, "reserved")
        self.assertEqual(visit.seat, 2)

    def test_a_move_takes_the_new_time_before_it_leaves_the_old_one(self):
        visit = self._book()
        self._book("Tue 2026-11-24 11:00")
        with refused(self, SLOT_TAKEN):
            visit._move(self.place, moment("Tue 2026-11-24 11:00"))
        self.assertEqual(visit.starts_at, moment("Tue 2026-11-24 10:00"))
        visit._move(self.place, moment("Tue 2026-11-24 11:30"))
        self.assertEqual(self._free("Tue 2026-11-24 10:00"), 1)
        self.assertEqual(self._free("Tue 2026-11-24 11:30"), 0)
        notice = self._notices(visit, "visit_moved")
        self.assertIn("24 ноября 2026 г. (вторник) в 11:30", notice.body)
        self.assertEqual(self._notices(visit, "visit_booked").state, "cancelled")

    def test_a_visit_moves_by_half_its_own_length(self):
        visit = self._book(service=self.env.ref("apk_visit.service_filing"))
        visit._move(self.place, moment("Tue 2026-11-24 10:30"))
        self.assertEqual(visit.ends_at, moment("Tue 2026-11-24 11:30"))
