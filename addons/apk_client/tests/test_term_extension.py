"""59-ФЗ, ст. 12, ч. 2: the head extends the term once, by 30 days at most, and the client is told."""

from datetime import datetime

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from ..exceptions import ExtensionNotAllowed
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
        case = self._paper_letter()
        self.assertEqual(case._deadline("answer").due_at, datetime(2026, 12, 23, 21))
        self._extend(case)
        # 22.01.2027 is a Friday
        self.assertEqual(case._deadline("answer").due_at, datetime(2027, 1, 22, 21))
        letter = self._deliveries(case, "extension_notice").body
        self.assertIn("ждём сведения из Росреестра", letter)
        self.assertIn("конца дня 22 января 2027 г.", letter)

    def test_the_message_remembers_the_old_date(self):
        case = self._paper_letter()
        old = case.answer_term_spoken
        self._extend(case)
        self.assertIn(old, "".join(case.message_ids.mapped("body")))

    def test_once_and_not_longer_than_the_law_allows(self):
        case = self._paper_letter()
        for days in (0, 31, -5):
            with self.assertRaisesRegex(ExtensionNotAllowed, "30 days"):
                self._extend(case, days)
        self._extend(case, 10)
        with self.assertRaises(ExtensionNotAllowed):
            self._extend(case, 10)

    def test_a_regime_without_extension_has_none(self):
        case = self._paper_letter(regime_id=self.env.ref("apk_client.regime_pd152").id)
        with self.assertRaises(ExtensionNotAllowed):
            self._extend(case, 1)

    def test_an_executor_does_not_extend(self):
        with self.assertRaises(AccessError):
            self._extend(self._paper_letter(), user=self.specialist)
