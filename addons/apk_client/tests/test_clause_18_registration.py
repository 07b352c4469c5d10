"""п. 18, 20: every message has a number of its kind and year, a regime, an area."""

from datetime import datetime, timedelta

from odoo import fields
from odoo.tests import freeze_time, tagged

from ..exceptions import ReceivedInTheFuture
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause18Registration(CaseCommon):
    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_numbers_run_apart_by_kind(self):
        appeal, second = self._paper_letter(), self._paper_letter()
        request = self._paper_letter(regime_id=self.env.ref("apk_client.regime_fz8").id)
        self.assertRegex(appeal.name, r"^ОГ-2026/\d{6}$")
        self.assertEqual(int(second.name[-6:]), int(appeal.name[-6:]) + 1)
        self.assertRegex(request.name, r"^ЗИ-2026/\d{6}$")

    def test_numbers_start_anew_with_the_year_of_kostroma(self):
        with freeze_time("2026-12-31 21:30:00"):  # Fri 2027-01-01 00:30 in Kostroma
            case = self._paper_letter()
        self.assertEqual(case.name, "ОГ-2027/000001")

    def test_the_area_of_the_regime_leads_to_its_only_unit(self):
        case = self._paper_letter(subject="Вопрос", unit_id=False)
        self.assertEqual((case.area_id.code, case.unit_id.code), ("appeal", "OORG"))

    def test_an_area_with_several_heads_is_not_guessed(self):
        case = self._paper_letter(
            subject="Вопрос", unit_id=False, regime_id=self.env.ref("apk_client.regime_support").id
        )
        self.assertEqual(case.area_id.code, "support")
        self.assertFalse(case.unit_id)

    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_the_stamp_on_paper_may_be_earlier_but_not_later_than_now(self):
        case = self._paper_letter(received_at=datetime(2026, 11, 19, 8))
        self.assertEqual(case._deadline("first_reply").due_at, datetime(2026, 11, 20, 8))
        with self.assertRaisesRegex(ReceivedInTheFuture, "future"):
            self._paper_letter(received_at=fields.Datetime.now() + timedelta(minutes=1))
