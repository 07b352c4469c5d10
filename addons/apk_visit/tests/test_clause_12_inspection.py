"""п. 12: an inspection at the client's, booked for a time that suits; the client sees which step has been reached."""

from odoo.tests import HttpCase, freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import SITE_ADDRESS_MISSING, SLOT_TAKEN
from .common import VisitCase


@tagged("post_install", "-at_install")
class TestClause12Inspection(VisitCase, HttpCase):
    def setUp(self):
        super().setUp()
        self.enterContext(freeze_time("2026-11-20 09:00:00"))  # Fri 12:00 in Kostroma
        self.case = self._paper_case(subject="Обследование фермы")

    def _inspect(self, **values):
        values = {"service": self.inspection, "case_id": self.case.id, **values}
        visit = self._hold(site_address=values.pop("site_address", "д. Ильинское, ферма"), **values)
        visit.action_confirm()
        return visit

    def test_the_executor_books_it_from_the_message(self):
        context = self.case.with_user(self.specialist).action_book_inspection()["context"]
        wizard = self.env["apk.visit.book"].with_user(self.specialist).with_context(**context)
        wizard = wizard.create({"place_id": self.place.id, "site_address": "д. Ильинское, ферма"})
        self.assertEqual(wizard.kind, "inspection")
        action = wizard.action_hold(wizard.choice["days"][1]["slots"][0]["at"])
        visit = self.env["apk.visit"].browse(action["res_id"])
        self.assertEqual((visit.case_id, visit.kind), (self.case, "inspection"))
        self.assertEqual((visit.ends_at - visit.starts_at).seconds, 2 * 3600)

    def test_an_inspection_without_an_address_is_not_booked(self):
        with refused(self, SITE_ADDRESS_MISSING, "clause 12"):
            self._inspect(site_address=False)

    def test_a_town_is_no_address(self):
        """The letter would say «Мы приедем к вам: Галич»."""
        with refused(self, SITE_ADDRESS_MISSING, "settlement"):
            self._inspect(site_address=" Галич ")

    def test_a_team_and_a_window_are_different_seats(self):
        self._inspect()
        self._book()
        with refused(self, SLOT_TAKEN):
            self._inspect()

    def test_the_status_page_shows_the_step(self):
        self._inspect()
        page = self.url_open(f"/apk/case/{self.case.id}/{self.case.sudo()._status_token()}").text
        self.assertIn("Проведём осмотр", page)
        self.assertIn("24 ноября 2026 г. (вторник) в 10:00", page)

    def test_after_the_inspection_the_client_waits_for_the_decision(self):
        visit = self._inspect().with_user(self.specialist)
        self.case.with_user(self.specialist).action_take()
        steps = self.case._status_steps()
        self.assertEqual([step["state"] for step in steps if step["is_now"]], ["inspection"])
        with freeze_time("2026-11-24 07:00:00"):  # Tue 10:00 in Kostroma
            visit.action_came()
            visit.action_gone()
        steps = self.case._status_steps()
        self.assertEqual([step["state"] for step in steps if step["is_now"]], ["in_work"])
        self.assertEqual(
            [step["state"] for step in steps], ["registered", "inspection", "in_work", "answered"]
        )

    def test_the_clients_page_shows_the_steps_and_cancels(self):
        visit = self._inspect()
        path = self._path(visit)
        page = self.url_open(path).text
        self.assertIn("Договорились о времени осмотра", page)
        self.assertIn("д. Ильинское, ферма", page)
        self.assertNotIn("Как добраться", page)
        self.url_open(path, data={"act": "cancel"})
        self.env.invalidate_all()
        self.assertEqual(visit.state, "cancelled")
        self.assertNotIn("inspection", [step["state"] for step in self.case._status_steps()])
