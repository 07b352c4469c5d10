"""п. 6, 18: rows of a former register are loaded as what they are; a file writes to nobody and uses up no number."""

from datetime import datetime

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import IMPORT_WRITES_TO_NOBODY

from ..messages import FORMER_ROW_NEEDS_NUMBER_AND_DATE
from .common import CaseCommon

COLUMNS = ["name", "received_at", "subject", "partner_id/.id", "body"]


@tagged("post_install", "-at_install")
class TestClause06FormerRegister(CaseCommon):
    def setUp(self):
        super().setUp()
        self.cases = self.env["apk.case"].with_user(self.registrar)
        self.from_page = self.cases.with_context(import_file=True)
        self.serial = int(self._paper_case().name[-6:])

    def _rows(self, *numbers, day="2024-03-01"):
        client = str(self.client.id)
        return [[number, day, f"Вопрос {number}", client, "<p>Текст</p>"] for number in numbers]

    def _loaded(self, found):
        self.assertFalse(found["messages"])
        return self.env["apk.case"].browse(found["ids"])

    def _check_nothing_followed(self, cases):
        self.assertFalse(cases.delivery_ids)
        self.assertFalse(cases.deadline_ids)
        self.assertFalse(cases.activity_ids)
        self.assertFalse(any(cases.mapped("first_reply_hold")))
        about = [("model", "=", "apk.case"), ("res_id", "in", cases.ids)]
        self.assertFalse(self.env["mail.mail"].search(about))
        self.assertEqual(int(self._paper_case().name[-6:]), self.serial + 1)

    @freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
    def test_rows_keep_their_number_and_day_and_nothing_leaves(self):
        for rows, model in ((("17", "ОГ-2026/000999"), self.from_page), (("18", "19"), self.cases)):
            cases = self._loaded(model.load(COLUMNS, self._rows(*rows)))
            self.assertEqual(cases.mapped("former_number"), list(rows))
            self.assertEqual(set(cases.mapped("received_at")), {datetime(2024, 3, 1)})
            self.assertEqual(cases[0].name, f"№ {rows[0]} от 1 марта 2024 г., прежний журнал")
            self.assertEqual(set(cases.mapped("state")), {"closed"})
            self.assertEqual(cases.regime_id.code, "former")
            self.assertEqual(cases.intake_channel_id.code, "not_stated")
        self._check_nothing_followed(cases)

    def test_a_program_that_creates_as_the_import_does_gets_the_same(self):
        row = {"subject": "Вопрос", "former_number": "5-ж", "received_at": "2024-03-01 09:00:00"}
        case = self.from_page.create({**row, "partner_id": self.client.id, "unit_id": self.unit.id})
        self.assertEqual((case.former_number, case.state), ("5-ж", "closed"))
        self._check_nothing_followed(case)

    def test_a_dry_run_uses_up_no_number(self):
        with self.env.cr.savepoint(flush=False) as dry_run:
            self._loaded(self.from_page.load(COLUMNS, self._rows("17")))
            dry_run.rollback()
        self.assertEqual(int(self._paper_case().name[-6:]), self.serial + 1)

    def test_the_client_sees_the_row_in_the_history_at_its_old_day(self):
        (case,) = self._loaded(self.from_page.load(COLUMNS, self._rows("17")))
        (event,) = self.env["apk.interaction"].search([("case_id", "=", case.id)])
        self.assertEqual((event.partner_id, event.happened_at), (self.client, case.received_at))

    def test_a_row_without_number_or_day_is_refused_in_words(self):
        for row in (["", "2024-03-01"], ["17", ""]):
            found = self.from_page.load(COLUMNS[:3], [[*row, "Вопрос"]])
            self.assertFalse(found["ids"])
            self.assertIn("old number", found["messages"][0]["message"])
        with refused(self, FORMER_ROW_NEEDS_NUMBER_AND_DATE, "Former number"):
            self.from_page.create({"subject": "Вопрос"})

    def test_the_same_file_twice_is_refused_in_words(self):
        self._loaded(self.from_page.load(COLUMNS, self._rows("17", "18")))
        again = self.from_page.load(COLUMNS, self._rows("17", "18", "19"))
        self.assertFalse(again["ids"])
        self.assertIn("has been loaded before", again["messages"][0]["message"])
        self._loaded(self.from_page.load(COLUMNS, self._rows("17", day="2025-03-01")))

    def test_a_row_of_the_file_may_state_its_regime_and_channel(self):
        columns = [*COLUMNS, "regime_id", "intake_channel_id"]
        rows = [[*self._rows("17")[0], "Запрос информации о деятельности", "Почта"]]
        (case,) = self._loaded(self.from_page.load(columns, rows))
        self.assertEqual((case.regime_id.code, case.intake_channel_id.code), ("fz8", "post"))

    def test_no_notice_leaves_by_a_file(self):
        case = self._paper_case()
        for context in ({"import_file": True}, {"_import_current_module": "__import__"}):
            with refused(self, IMPORT_WRITES_TO_NOBODY, "writes to nobody"):
                case.with_context(**context)._send_notice("status_notice")
