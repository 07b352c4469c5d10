"""п. 10, 11: filing together with an employee; a representative comes instead of the client."""

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import REPRESENTATION_EXPIRED

from .common import VisitCase, moment


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
class TestClause10And11ForWhom(VisitCase):
    def _paper(self, valid_until):
        representative = self.env["res.partner"].create({"name": "Иванова Анна Петровна"})
        return self.env["apk.representation"].create(
            {
                "partner_id": self.client.id,
                "representative_id": representative.id,
                "number": "44 АА 1234567",
                "issued_on": "2026-01-10",
                "valid_until": valid_until,
            }
        )

    def _on_the_day(self, act):
        with freeze_time("2026-11-24 07:00:00"):  # Tue 10:00 in Kostroma
            act()

    def test_filing_together_is_a_visit_of_its_own_length(self):
        visit = self._book(service=self.env.ref("apk_visit.service_filing"))
        self.assertTrue(visit.is_joint_filing)
        self.assertEqual((visit.ends_at - visit.starts_at).seconds, 3600)

    def test_what_was_filled_in_together_is_marked_on_the_message(self):
        visit = self._book(service=self.env.ref("apk_visit.service_filing")).with_user(
            self.specialist
        )
        self._on_the_day(visit.action_came)
        wizard = self.env["apk.visit.intake"].with_user(self.specialist)
        wizard.with_context(**visit.action_open_intake()["context"]).create(
            {"subject": "Заявление на грант", "body": "<p>Прошу предоставить.</p>"}
        ).action_register()
        self.assertTrue(visit.sudo().case_ids.is_filed_together)

    def test_a_representative_comes_by_a_power_of_attorney(self):
        visit = self._book(representation_id=self._paper("2026-12-31").id)
        self.assertIn("Иванова Анна Петровна", self._notices(visit, "visit_booked").body)

    def test_a_power_of_attorney_that_ends_before_the_visit_is_refused(self):
        with refused(self, REPRESENTATION_EXPIRED, "44 АА 1234567"):
            self._hold(representation_id=self._paper("2026-11-23").id)

    def test_a_visit_is_not_moved_past_the_end_of_the_power_of_attorney(self):
        visit = self._book(representation_id=self._paper("2026-11-24").id)
        with refused(self, REPRESENTATION_EXPIRED):
            visit._move(self.place, moment("Wed 2026-11-25 10:00"))

    def test_a_request_by_a_representative_belongs_to_the_client(self):
        visit = self._book(representation_id=self._paper("2026-12-31").id).with_user(
            self.specialist
        )
        self._on_the_day(visit.action_came)
        wizard = self.env["apk.visit.intake"].with_user(self.specialist)
        wizard.create(
            {"visit_id": visit.id, "subject": "Запрос", "body": "<p>Текст</p>"}
        ).action_register()
        case = visit.sudo().case_ids
        self.assertEqual(
            (case.partner_id, case.representation_id), (self.client, visit.representation_id)
        )
