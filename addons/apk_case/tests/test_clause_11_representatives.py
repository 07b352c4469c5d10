"""п. 2, 10, 11: who may act for a client, and whom the office helps."""

from datetime import date

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import REPRESENTATION_EXPIRED

from .common import CaseCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
class TestClause11Representatives(CaseCommon):
    def _paper(self, valid_until):
        son = self.env["res.partner"].create({"name": "Иванов Сергей Петрович"})
        papers = self.env["apk.representation"].with_user(self.registrar)
        return papers.create(
            {
                "partner_id": self.client.id,
                "representative_id": son.id,
                "number": "44-АБ 123",
                "issued_on": date(2025, 1, 15),
                "valid_until": valid_until,
            }
        )

    def test_a_representative_files_by_a_valid_power_of_attorney(self):
        paper = self._paper(date(2026, 11, 20))
        case = self._paper_case(representation_id=paper.id)
        self.assertEqual(case.partner_id, self.client)
        self.assertEqual(paper.state, "expiring")

    def test_nobody_files_by_an_expired_one(self):
        paper = self._paper(date(2026, 11, 19))
        self.assertEqual(paper.state, "expired")
        self.assertTrue(self.client.apk_representation_warning)
        with refused(self, REPRESENTATION_EXPIRED, "19.11.2026"):
            self._paper_case(representation_id=paper.id)

    def test_without_a_term_it_does_not_expire(self):
        self.assertEqual(self._paper(False).state, "valid")
        self.assertFalse(self.client.apk_representation_warning)

    def test_health_limits_make_a_message_urgent_until_a_person_says_otherwise(self):
        self.client.apk_has_health_limits = True
        case = self._paper_case(urgency=False)
        urgency = case.sudo().suggestion_ids.filtered(lambda s: s.aspect == "urgency")
        self.assertEqual(urgency.value, "urgent")

    def test_one_phone_in_two_spellings_is_one_client(self):
        twin = self.env["res.partner"].create({"name": "П. Иванов", "phone": "8 (910) 123-45-67"})
        self.assertEqual(twin.apk_duplicate_ids, self.client)
