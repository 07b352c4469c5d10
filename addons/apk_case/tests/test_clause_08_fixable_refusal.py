"""п. 8: a removable reason for refusal — contact within 24 hours with an offer to mend it."""

from datetime import date, datetime

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import DEFECT_ALREADY_OFFERED, FIX_UNTIL_IS_PAST
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause08FixableRefusal(CaseCommon):
    def _find_defect(self, case, **values):
        wizard = self.env["apk.case.defect"].with_user(self.specialist)
        wizard.create(
            {
                "case_id": case.id,
                "missing": "копия паспорта",
                "fix_until": date(2026, 12, 1),
                **values,
            }
        ).action_offer()

    @freeze_time("2026-11-20 13:00:00")  # Fri 16:00 in Kostroma
    def test_saturday_counts(self):
        case = self._paper_case()
        self._find_defect(case)
        deadline = case._deadline("fixable_contact")
        self.assertEqual(deadline.due_at, datetime(2026, 11, 21, 13))
        self.assertEqual(deadline.work_due_at, datetime(2026, 11, 20, 15))

    @freeze_time("2026-11-20 13:00:00")  # Fri 16:00 in Kostroma
    def test_people_see_the_legal_bound(self):
        case = self._paper_case()
        self._find_defect(case)
        self.assertEqual(case.next_due_kind, "fixable_contact")
        self.assertEqual(case.next_due_at, datetime(2026, 11, 21, 13))
        deadline = case._deadline("fixable_contact")
        self.assertEqual(deadline.shown_due_at, datetime(2026, 11, 21, 13))
        case._remind_of_deadline(deadline, self.specialist)
        tasks = case.activity_ids.filtered(lambda task: task.user_id == self.specialist)
        self.assertIn(date(2026, 11, 21), tasks.mapped("date_deadline"))  # a Saturday

    @freeze_time(
        "2026-11-28 20:28:00"
    )  # Sat 23:28 in Kostroma, all office hours before the bound are over
    def test_what_is_found_on_a_day_off_is_not_late_at_birth(self):
        case = self._paper_case(received_at=datetime(2026, 11, 23, 8))
        self._find_defect(case)
        deadline = case._deadline("fixable_contact")
        self.assertEqual(deadline.work_due_at, datetime(2026, 11, 29, 20, 28))
        self.assertEqual(deadline.state, "open")
        case._recompute_deadline(deadline, "проверка")
        self.assertEqual(deadline.work_due_at, datetime(2026, 11, 29, 20, 28))

    @freeze_time("2026-11-20 13:00:00")  # Fri 16:00 in Kostroma
    def test_the_notice_offers_to_bring_it_or_to_apply_again(self):
        case = self._receive(self._raw_email())
        self._find_defect(case)
        body = self._deliveries(case, "fix_offer").body
        for words in ("копия паспорта", "до 1 декабря 2026 г.", "заново", "Поможем по телефону"):
            self.assertIn(words, body)
        self._run("apk_client.ir_cron_send_deliveries")
        self.assertEqual(case._deadline("fixable_contact").state, "fulfilled")

    @freeze_time("2026-11-20 13:00:00")  # Fri 16:00 in Kostroma
    def test_a_second_defect_has_a_clock_of_its_own(self):
        case = self._receive(self._raw_email())
        self._find_defect(case)
        self._run("apk_client.ir_cron_send_deliveries")
        self._find_defect(case, missing="смета")
        self.assertEqual(len(case._deadline("fixable_contact")), 2)
        self.assertEqual(len(case._deadline("fixable_contact").filtered("fulfilled_at")), 1)

    @freeze_time("2026-11-20 13:00:00")  # Fri 16:00 in Kostroma
    def test_a_second_defect_waits_until_the_client_knows_of_the_first(self):
        case = self._paper_case()
        self._find_defect(case)
        with refused(self, DEFECT_ALREADY_OFFERED, "former defect"):
            self._find_defect(case, missing="смета")
        self.assertEqual(len(self._deliveries(case, "fix_offer")), 1)

    @freeze_time("2026-11-20 21:30:00")  # Sat 2026-11-21 00:30 in Kostroma
    def test_nothing_is_asked_for_by_yesterday(self):
        case = self._paper_case()
        with refused(self, FIX_UNTIL_IS_PAST, "in the past"):
            self._find_defect(case, fix_until=date(2026, 11, 20))
        self._find_defect(case, fix_until=date(2026, 11, 21))
        self.assertTrue(self._deliveries(case, "fix_offer"))
