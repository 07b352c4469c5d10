"""п. 18, 20: every message has a number of its kind and year, a regime, an area."""

from datetime import datetime, timedelta

from psycopg2.errors import SerializationFailure

from odoo import fields
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

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

    def _number(self, cr, year):
        return self.env(cr=cr)["apk.case"]._next_number("МП", datetime(year, 1, 9, 10))

    def test_two_registrars_at_the_same_moment_get_two_numbers(self):
        this_year = self.env["apk.office"]._today().year
        with self.registry.cursor() as one, self.registry.cursor() as two:
            for year in (this_year, this_year + 1):  # none sees what the other has not committed
                self.assertNotEqual(self._number(one, year), self._number(two, year))

    @mute_logger("odoo.sql_db")
    def test_the_second_of_the_first_pair_of_a_year_starts_anew_and_gets_the_next_number(self):
        self.addCleanup(self._forget_year, 2051)
        with self.registry.cursor() as two:
            two.execute("SELECT 1")  # its view of the database begins before the first one's end
            with self.registry.cursor() as one:
                self.assertEqual(self._number(one, 2051), "МП-2051/000001")
            with self.assertRaises(SerializationFailure):  # Odoo repeats such a request by itself
                self._number(two, 2051)
            two.rollback()
            self.assertEqual(self._number(two, 2051), "МП-2051/000002")

    def _forget_year(self, year):
        with self.registry.cursor() as cr:
            ranges = self.env(cr=cr)["ir.sequence.date_range"]
            ranges.search([("date_from", "=", f"{year}-01-01")]).unlink()

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
