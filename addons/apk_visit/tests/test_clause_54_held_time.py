"""п. 54: a held time is looked at again when it is confirmed: the schedule may have changed meanwhile."""

from odoo.tests import HttpCase, freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import HELD_TIME_NOT_OFFERED
from .common import VisitCase, moment

CHANGES = {
    "the place is closed that day": lambda self: self._close(),
    "its hours of that day are others": lambda self: self._close(is_closed=False, opens=11, closes=16),
    "the week has lost that morning": lambda self: self._morning_hours().unlink(),
    "its times have moved": lambda self: self._morning_hours().write({"opens": 9.25}),
    "it has no window left": lambda self: self.place.write({"seats": 0}),
    "it has left the list": lambda self: self.place.write({"active": False}),
    "it no longer serves this": lambda self: self.place.write({"service_ids": self.inspection.ids}),
    "the reason has left the list": lambda self: self.service.write({"active": False}),
    "the visit takes longer now": lambda self: self.service.write({"minutes": 60}),
    "the day is a day off": lambda self: self.env["apk.working.day"].create(
        {"date": "2026-11-24", "kind": "day_off"}
    ),
}  # fmt: skip


class HeldTimeCase(VisitCase):
    def _close(self, **values):
        day = {"date_from": "2026-11-24", "date_to": "2026-11-24", "reason": "Ремонт"}
        return self.env["apk.place.exception"].create(
            {**day, "place_ids": self.place.ids, **values}
        )

    def _morning_hours(self):
        hours = self.place.schedule_id.hours_ids
        return hours.filtered(lambda row: row.weekday == "1" and row.opens < 12)


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
class TestClause54HeldTime(HeldTimeCase):
    def test_an_employee_is_told_why_and_which_times_are_free(self):
        for name, change in CHANGES.items():
            with self.subTest(name), self.cr.savepoint() as savepoint:
                visit = self._hold()
                visit.are_directions_given = True
                change(self)
                with refused(self, HELD_TIME_NOT_OFFERED, "24 ноября 2026"):
                    visit.action_confirm()
                self.assertEqual(visit.state, "reserved")
                savepoint.rollback()

    def test_other_times_stand_in_the_refusal(self):
        visit = self._hold()
        visit.are_directions_given = True
        self._close()
        with refused(self, HELD_TIME_NOT_OFFERED, "25 ноября 2026"):
            visit.action_confirm()

    def test_a_change_elsewhere_is_no_reason(self):
        visit = self._hold()
        visit.are_directions_given = True
        self._close(place_ids=self.other_place.ids)
        self._close(date_from="2026-11-25", date_to="2026-11-25")
        visit.action_confirm()
        self.assertEqual(visit.state, "confirmed")


@tagged("post_install", "-at_install")
class TestClause54HeldByTheClient(HeldTimeCase, HttpCase):
    def setUp(self):
        super().setUp()
        self.enterContext(freeze_time("2026-11-20 09:00:00"))  # Fri 12:00 in Kostroma
        self.env["ir.config_parameter"].set_param("apk_visit.public_booking", "on")

    def _hold_by_client(self, at="Tue 2026-11-24 10:00"):
        return self.env["apk.visit"]._hold_by_client(
            self.place, self.service, moment(at), name="Козлова Мария", email="k@client.test", phone=""
        )  # fmt: skip

    def _confirm(self, visit):
        page = self.url_open(self._path(visit, "visit_confirm"), data={"act": "confirm"})
        self.env.invalidate_all()
        return page

    def test_the_client_is_told_why_and_offered_other_times(self):
        for name, change in CHANGES.items():
            with self.subTest(name), self.cr.savepoint() as savepoint:
                visit = self._hold_by_client()
                change(self)
                page = self._confirm(visit)
                self.assertEqual(visit.state, "reserved")
                self.assertIn("график приёма изменился. Запись не состоялась", page.text)
                self.assertNotIn("Вы записаны", page.text)
                self.assertFalse(self._notices(visit, "visit_booked"))
                savepoint.rollback()

    def test_other_times_lead_to_the_page_of_booking(self):
        visit = self._hold_by_client()
        self._close()
        page = self._confirm(visit).text
        link = f"/apk/book?service={self.service.id}&amp;place={self.place.id}&amp;at=2026-11-25"
        self.assertIn(link, page)
        self.assertNotIn("Подтвердить запись", page)

    def test_the_page_says_so_before_anything_is_pressed(self):
        visit = self._hold_by_client()
        self._close()
        self.assertIn("график приёма изменился", self.url_open(self._path(visit, "visit_confirm")).text)  # fmt: skip

    def test_a_time_that_has_begun(self):
        visit = self._hold_by_client("Fri 2026-11-20 12:30")
        with freeze_time("2026-11-20 09:31:00"):  # Fri 12:31 in Kostroma
            page = self._confirm(visit)
        self.assertIn("уже прошло", page.text)
        self.assertEqual(visit.state, "reserved")

    def test_more_visits_than_the_page_allows(self):
        visit = self._hold_by_client()
        for hour in (11, 12, 14):
            self._hold(f"Tue 2026-11-24 {hour}:00", partner_id=visit.partner_id.id)
        page = self._confirm(visit)
        self.assertIn("уже записаны на несколько посещений", page.text)
        self.assertEqual(visit.state, "reserved")

    def test_what_is_still_offered_is_booked(self):
        visit = self._hold_by_client()
        self.assertIn("Вы записаны", self._confirm(visit).text)
        self.assertEqual(visit.state, "confirmed")

    def test_a_cancelled_visit_does_not_come_back_over_the_limit(self):
        visit = self._hold_by_client()
        self._confirm(visit)
        path = self._path(visit)
        self.url_open(path, data={"act": "cancel"})
        for hour in (11, 12, 14):
            self._hold(f"Tue 2026-11-24 {hour}:00", partner_id=visit.partner_id.id)
        self.assertNotIn("Вернуть запись", self.url_open(path).text)
        self.url_open(path, data={"act": "restore"})
        self.env.invalidate_all()
        self.assertEqual(visit.state, "cancelled")
