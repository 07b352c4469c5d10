"""п. 54: a schedule that changes under bookings drops none of them: they are listed for another time."""

import re

from odoo import fields
from odoo.tests import HttpCase, freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import IMPORT_WRITES_TO_NOBODY

from .common import VisitCase, moment

STAMP = re.compile(r'name="stamp"[^>]*value="([^"]+)"')


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
class TestClause54ScheduleChanges(VisitCase):
    def _close(self, **values):
        day = {"date_from": "2026-11-24", "date_to": "2026-11-24", "reason": "Ремонт"}
        return self.env["apk.place.exception"].create({**day, **values})

    def test_a_closed_day_lists_its_bookings_and_offers_no_time(self):
        visit, later = self._book(), self._book("Wed 2026-11-25 10:00")
        self._close(place_ids=self.place.ids)
        self.assertEqual((visit.state, visit.needs_agreement), ("confirmed", True))
        self.assertFalse(later.needs_agreement)
        self.assertEqual(self._free("Tue 2026-11-24 11:00"), 0)
        self.assertEqual(self._free("Tue 2026-11-24 11:00", self.other_place), 1)

    def test_the_staff_of_the_place_get_a_task_and_the_client_a_notice(self):
        visit = self._book()
        self._close()
        self.assertIn(self.specialist, visit.sudo().activity_ids.user_id)
        visit.with_user(self.specialist).action_notify_of_change()
        self.assertIn("График приёма изменился", self._notices(visit, "visit_agreement").body)
        self.assertTrue(visit.change_notified_at)

    def test_whoever_closes_a_day_sees_first_how_many_bookings_it_hits(self):
        self._book()
        self._book("Wed 2026-11-25 10:00")
        row = self.env["apk.place.exception"].new(
            {"date_from": "2026-11-24", "date_to": "2026-11-24"}
        )
        self.assertEqual(row.booking_count, 1)
        row.date_to = "2026-11-25"
        self.assertEqual(row.booking_count, 2)
        row.update({"is_closed": False, "opens": 10, "closes": 16})
        self.assertEqual(row.booking_count, 0)

    def test_one_press_writes_to_everybody_once(self):
        visits = self._book() | self._book("Tue 2026-11-24 11:00")
        day = self._close()
        self.assertEqual((day.booking_count, day.unwritten_count), (2, 2))
        registrar = day.with_user(self.registrar)
        registrar.action_write_to_all()
        registrar.action_write_to_all()
        for visit in visits:
            self.assertEqual(len(self._notices(visit, "visit_agreement")), 1)
        day.invalidate_recordset()
        self.assertEqual((day.booking_count, day.unwritten_count), (2, 0))

    def test_the_day_screen_says_why_the_place_is_closed_and_what_is_free(self):
        day = self.env["apk.visit"].reception_day(self.place.id, "2026-11-24")
        self.assertEqual((day["closed"], day["free"][0]), ("", "09:00"))
        self._close()
        day = self.env["apk.visit"].reception_day(self.place.id, "2026-11-24")
        self.assertEqual((day["closed"], day["free"]), ("Ремонт", []))

    def test_when_the_place_opens_again_the_booking_is_as_before(self):
        visit, closure = self._book(), self._close()
        self.assertTrue(visit.needs_agreement)
        closure.unlink()
        self.assertFalse(visit.needs_agreement)

    def test_other_hours_of_one_day(self):
        early, late = self._book("Tue 2026-11-24 09:00"), self._book("Tue 2026-11-24 15:00")
        self._close(is_closed=False, opens=10, closes=16)
        self.assertEqual((early.needs_agreement, late.needs_agreement), (True, False))

    def test_a_week_that_loses_an_afternoon(self):
        visit = self._book("Tue 2026-11-24 15:00")
        hours = self.place.schedule_id.hours_ids.filtered(
            lambda row: row.weekday == "1" and row.opens > 13
        )
        hours.unlink()
        self.assertTrue(visit.needs_agreement)

    def test_a_seat_that_is_removed(self):
        self.place.seats = 2
        first, second = self._book(), self._book()
        self.place.seats = 1
        self.assertEqual((first.needs_agreement, second.needs_agreement), (False, True))

    def test_a_day_that_becomes_a_day_off(self):
        visit = self._book()
        self.env["apk.working.day"].create({"date": "2026-11-24", "kind": "day_off"})
        self._run("apk_visit.ir_cron_recheck")
        self.assertTrue(visit.needs_agreement)

    def test_another_time_ends_the_need_for_agreement(self):
        visit = self._book()
        self._close()
        visit._move(self.place, moment("Wed 2026-11-25 10:00"))
        self.assertFalse(visit.needs_agreement)

    def test_a_visit_to_be_agreed_on_is_not_reminded_of(self):
        visit = self._book()
        self._close()
        with freeze_time("2026-11-23 08:00:00"):  # Mon 11:00 in Kostroma
            self._run("apk_visit.ir_cron_remind")
        self.assertFalse(self._notices(visit, "visit_reminder"))

    def test_a_closed_day_loaded_from_a_file_writes_to_no_client(self):
        visit = self._book()
        before = visit.delivery_ids
        exceptions = self.env["apk.place.exception"].with_context(import_file=True)
        columns = ["date_from", "date_to", "reason"]
        found = exceptions.load(columns, [["2026-11-24", "2026-11-24", "Ремонт"]])
        self.assertTrue(found["ids"])
        self.assertTrue(visit.needs_agreement)
        self.assertEqual(visit.delivery_ids, before)
        with refused(self, IMPORT_WRITES_TO_NOBODY, "writes to nobody"):
            visit.with_context(import_file=True).action_notify_of_change()


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
class TestClientChoosesAnotherTime(VisitCase, HttpCase):
    def setUp(self):
        super().setUp()
        self.visit = self._book()
        self.env["apk.place.exception"].create(
            {"date_from": "2026-11-24", "date_to": "2026-11-24", "reason": "Ремонт"}
        ).action_write_to_all()
        self.path = self._path(self.visit, "visit_agreement")

    def _post(self, at):
        stamp = STAMP.search(self.url_open(self.path).text)[1]
        return self.url_open(self.path, data={"act": "move", "stamp": stamp, "at": at})

    def test_the_letter_leads_to_a_page_where_another_time_is_chosen(self):
        page = self.url_open(self.path).text
        self.assertIn("Выберите другое время", page)
        at = re.search(r'name="at"[^>]*value="([^"]+)"', page)[1]
        self._post(at)
        self.assertEqual(fields.Datetime.to_string(self.visit.starts_at), at)
        self.assertFalse(self.visit.needs_agreement)
        self.assertTrue(self._notices(self.visit, "visit_moved"))

    def test_a_time_that_was_not_offered_is_not_given(self):
        self._post("2026-11-24 07:00:00")
        self._post("2027-03-01 07:00:00")
        self._post("nonsense")
        self.assertEqual(self.visit.starts_at, moment("Tue 2026-11-24 10:00"))

    def test_a_booking_that_fits_is_not_moved_by_its_link(self):
        other = self._book("Wed 2026-11-25 10:00")
        self.path = self._path(other)
        self._post("2026-11-26 07:00:00")
        self.assertEqual(other.starts_at, moment("Wed 2026-11-25 10:00"))
