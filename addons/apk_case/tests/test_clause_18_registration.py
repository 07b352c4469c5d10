"""п. 18, 20: every message has a number of its kind and year, a regime, an area."""

from datetime import datetime, timedelta

from odoo import fields
from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import PREFIX_CANNOT_BE_READ, RECEIVED_IN_THE_FUTURE
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause18Registration(CaseCommon):
    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_numbers_run_apart_by_kind(self):
        appeal, second = self._paper_case(), self._paper_case()
        request = self._paper_case(regime_id=self.env.ref("apk_case.regime_fz8").id)
        self.assertRegex(appeal.name, r"^ОГ-2026/\d{6}$")
        self.assertEqual(int(second.name[-6:]), int(appeal.name[-6:]) + 1)
        self.assertRegex(request.name, r"^ЗИ-2026/\d{6}$")

    def test_numbers_start_anew_with_the_year_of_kostroma(self):
        with freeze_time("2026-12-30 21:30:00"):  # Thu 2026-12-31 00:30 in Kostroma
            serial = int(self._paper_case().name[-6:])
        self._years_opened().filtered(lambda year: year.date_from.year == 2027).unlink()
        with freeze_time("2026-12-31 21:30:00"):  # Fri 2027-01-01 00:30 in Kostroma
            case = self._paper_case()
        self.assertTrue(serial)
        self.assertEqual(case.name, "ОГ-2027/000001")

    def _years_opened(self):
        sequence = self.env["apk.regime"]._sequence_of("ОГ")
        return self.env["ir.sequence.date_range"].search([("sequence_id", "=", sequence.id)])

    def test_the_next_year_is_opened_ahead(self):
        self._years_opened().unlink()
        with freeze_time("2030-11-20 08:00:00"):  # Wed 11:00 in Kostroma
            self._run("apk_base.ir_cron_open_years")
        self.assertEqual(
            {day.year for day in self._years_opened().mapped("date_from")}, {2030, 2031}
        )

    def test_a_new_kind_has_its_row_of_numbers_before_its_first_message(self):
        regime = self.env.ref("apk_case.regime_fz8").copy({"code": "new", "number_prefix": "НВ"})
        self.assertTrue(self.env["apk.regime"]._sequence_of("НВ").date_range_ids)
        regime.number_prefix = "НГ"
        self.assertTrue(self.env["apk.regime"]._sequence_of("НГ").date_range_ids)

    def test_a_prefix_that_clients_could_not_quote_is_refused(self):
        regime = self.env.ref("apk_case.regime_fz8")
        for prefix in ("ог", "OG", "О-Г", "59", "ЁЖ", "ДЛИННОСЛОВО"):
            with refused(self, PREFIX_CANNOT_BE_READ, prefix, msg=prefix), self.env.cr.savepoint():
                regime.number_prefix = prefix
        regime.number_prefix = "59ФЗ"
        self.assertIn("59ФЗ", self.env["apk.regime"]._number_prefixes())
        self.assertIn("ЗИ", self.env["apk.regime"]._number_prefixes(), "numbers of last year")

    def test_what_is_refused_or_tried_out_uses_up_no_number(self):
        before = int(self._paper_case().name[-6:])
        with self.env.cr.savepoint(flush=False) as attempt:
            self._paper_case()
            attempt.rollback()
        with refused(self, RECEIVED_IN_THE_FUTURE, "future"), self.env.cr.savepoint():
            self._paper_case(received_at=fields.Datetime.now() + timedelta(days=1))
        self.assertEqual(int(self._paper_case().name[-6:]), before + 1)

    def test_messages_made_together_have_numbers_in_their_order(self):
        first = self._paper_case()
        kinds = [self.env.ref(f"apk_case.regime_{name}").id for name in ("fz59", "fz8", "fz59")]
        cases = first.create([{"subject": "Вопрос", "regime_id": kind} for kind in kinds])
        numbers = [case.name for case in cases]
        serial = int(first.name[-6:])
        self.assertEqual([int(numbers[0][-6:]), int(numbers[2][-6:])], [serial + 1, serial + 2])
        self.assertRegex(numbers[1], "^ЗИ-")

    def test_an_administrator_goes_on_with_the_numbers_of_a_former_register(self):
        self._years_opened().write({"number_next": 70_500})
        numbers = [int(self._paper_case().name[-6:]) for _ in range(2)]
        self.assertEqual(numbers, [70_500, 70_501])

    def test_the_area_of_the_regime_leads_to_its_only_unit(self):
        case = self._paper_case(subject="Вопрос", unit_id=False)
        self.assertEqual((case.area_id.code, case.unit_id.code), ("appeal", "OORG"))

    def test_an_area_with_several_heads_is_not_guessed(self):
        case = self._paper_case(
            subject="Вопрос", unit_id=False, regime_id=self.env.ref("apk_case.regime_support").id
        )
        self.assertEqual(case.area_id.code, "support")
        self.assertFalse(case.unit_id)

    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_the_stamp_on_paper_may_be_earlier_but_not_later_than_now(self):
        case = self._paper_case(received_at=datetime(2026, 11, 19, 8))
        self.assertEqual(case._deadline("first_reply").due_at, datetime(2026, 11, 20, 8))
        with refused(self, RECEIVED_IN_THE_FUTURE, "future"):
            self._paper_case(received_at=fields.Datetime.now() + timedelta(minutes=1))
