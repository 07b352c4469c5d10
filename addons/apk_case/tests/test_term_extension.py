"""59-ФЗ, ст. 12, ч. 2: the head extends the term once, by 30 days at most, and the client is notified."""

from datetime import datetime, timedelta

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import EXTENSION_NOT_ALLOWED, PAUSE_NOT_ALLOWED
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestTermExtension(CaseCommon):
    def _extend(self, case, days=30, user=None):
        wizard = self.env["apk.case.extend"].with_user(user or self.head)
        wizard.create(
            {"case_id": case.id, "days": days, "reason": "ждём сведения из Росреестра."}
        ).action_extend()

    @freeze_time("2026-11-23 09:00:00")  # Mon 12:00 in Kostroma
    def test_thirty_days_more_rolled_to_a_working_day(self):
        case = self._paper_case()
        self.assertEqual(case._deadline("answer").due_at, datetime(2026, 12, 23, 21))
        self._extend(case)
        # 22.01.2027 is a Friday
        self.assertEqual(case._deadline("answer").due_at, datetime(2027, 1, 22, 21))
        body = self._deliveries(case, "extension_notice").body
        self.assertIn("ждём сведения из Росреестра", body)
        self.assertIn("конца дня 22 января 2027 г.", body)

    def test_the_message_remembers_the_old_date(self):
        case = self._paper_case()
        old = case.answer_term_text
        self._extend(case)
        self.assertIn(old, "".join(case.message_ids.mapped("body")))

    def test_once_and_not_longer_than_the_law_allows(self):
        case = self._paper_case()
        for days in (0, 31, -5):
            with refused(self, EXTENSION_NOT_ALLOWED, "30 days"):
                self._extend(case, days)
        self._extend(case, 10)
        with refused(self, EXTENSION_NOT_ALLOWED):
            self._extend(case, 10)

    def test_a_regime_without_extension_has_none(self):
        case = self._paper_case(regime_id=self.env.ref("apk_case.regime_order_only").id)
        with refused(self, EXTENSION_NOT_ALLOWED):
            self._extend(case, 1)

    def test_an_executor_does_not_extend(self):
        with self.assertRaisesRegex(AccessError, "apk.case.extend"):
            self._extend(self._paper_case(), user=self.specialist)

    def test_the_clock_stands_only_where_the_regime_lets_it(self):
        case = self._paper_case()
        with refused(self, PAUSE_NOT_ALLOWED, "cannot be stopped"):
            case.with_user(self.head)._pause("x")

    def test_the_term_grows_by_the_days_the_clock_stood(self):
        support = self.env.ref("apk_case.regime_support")
        with freeze_time("2026-11-02 07:00:00"):  # Mon 10:00 in Kostroma
            case = self._paper_case(regime_id=support.id)
            self.assertEqual(case._deadline("answer").due_at, datetime(2026, 12, 2, 21))  # Wed
            stop = self.env["apk.case.pause"].with_user(self.head)
            stop.create({"case_id": case.id, "reason": "клиент несёт смету"}).action_pause()
            self.assertEqual(case._deadline("answer").state, "paused")
        with freeze_time("2026-12-10 07:00:00"):  # Thu 10:00 in Kostroma
            self.assertFalse(case._deadline("answer").is_overdue)
            case.with_user(self.head).action_resume()
        self.assertEqual(
            case._deadline("answer").due_at, datetime(2027, 1, 9, 21) - timedelta(days=10)
        )
        self.assertEqual(case.paused_days, 38)

    @freeze_time("2026-11-23 09:00:00")  # Mon 12:00 in Kostroma
    def test_terms_in_working_days_grow_by_working_days(self):
        for code, due, by, extended in (
            # 152-ФЗ, ст. 20: ten working days and five more
            ("pd152", datetime(2026, 12, 7, 21), 5, datetime(2026, 12, 14, 21)),  # both Mon
            # 248-ФЗ, ст. 43: twenty working days and twenty more; 31.12-10.01 are days off
            ("fz248", datetime(2026, 12, 21, 21), 20, datetime(2027, 1, 27, 21)),  # Mon, Wed
        ):
            regime = self.env.ref(f"apk_case.regime_{code}")
            case = self._paper_case(regime_id=regime.id)
            self.assertEqual(case._deadline("answer").due_at, due, code)
            with refused(self, EXTENSION_NOT_ALLOWED, str(by)):
                self._extend(case, days=by + 1)
            self._extend(case, days=by)
            self.assertEqual(case._deadline("answer").due_at, extended, code)
