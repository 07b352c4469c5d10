"""п. 8, 20: where a regulation, a procedure or a platform sets the term, the registrar enters it with the message."""

from datetime import date, datetime

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import ONLY_THE_HEAD_OR_REGISTRAR

from ..messages import TERM_IS_NOT_SET_HERE
from .common import CaseCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-11-23 09:00:00")  # Mon 12:00 in Kostroma
class TestTermSetOutside(CaseCommon):
    def _from_the_platform(self, **values):
        regime = self.env.ref("apk_case.regime_pos")
        return self._paper_case(regime_id=regime.id, **values)

    def test_the_term_of_the_platform_at_the_registration(self):
        case = self._from_the_platform(answer_until=date(2026, 12, 3))  # Thu
        self.assertEqual(case._deadline("answer").due_at, datetime(2026, 12, 3, 21))
        self.assertEqual(case.answer_term_text, "конца дня 3 декабря 2026 г.")

    def test_a_day_off_stays_the_last_day_and_people_plan_for_the_friday(self):
        case = self._from_the_platform(answer_until=date(2026, 12, 5))  # Sat
        promise = case._deadline("answer")
        self.assertEqual(promise.due_at, datetime(2026, 12, 5, 21))
        self.assertEqual(promise.work_due_at, datetime(2026, 12, 4, 15))  # Fri 18:00

    def test_entered_later_the_promise_follows_and_the_trail_tells_why(self):
        case = self._from_the_platform()
        self.assertEqual(case._deadline("answer").due_at, datetime(2026, 12, 23, 21))  # Wed
        case.with_user(self.registrar).answer_until = date(2026, 12, 3)
        self.assertEqual(case._deadline("answer").due_at, datetime(2026, 12, 3, 21))
        self.assertIn("the term set outside was entered", "".join(case.message_ids.mapped("body")))

    def test_a_clock_that_stood_moves_it(self):
        regime = self.env.ref("apk_case.regime_support")
        case = self._paper_case(regime_id=regime.id, answer_until=date(2026, 12, 3))
        case.with_user(self.head)._pause("ждём справку")
        with freeze_time("2026-11-30 09:00:00"):  # Mon, seven days later
            case.with_user(self.head).action_resume()
        self.assertEqual(case._deadline("answer").due_at, datetime(2026, 12, 10, 21))  # Thu

    def test_where_a_law_sets_the_term_nobody_sets_another(self):
        with refused(self, TERM_IS_NOT_SET_HERE, "Term set outside"):
            self._paper_case(answer_until=date(2026, 12, 3))
        with refused(self, TERM_IS_NOT_SET_HERE):
            self._from_the_platform(answer_until=date(2026, 11, 22))

    def test_an_executor_does_not_choose_the_term(self):
        case = self._from_the_platform()
        case.user_id = self.specialist
        with refused(self, ONLY_THE_HEAD_OR_REGISTRAR):
            case.with_user(self.specialist).answer_until = date(2027, 3, 1)

    def test_another_regime_has_its_own_term(self):
        case = self._from_the_platform(answer_until=date(2026, 12, 3))
        law = self.env.ref("apk_case.regime_fz59")
        case.with_user(self.registrar)._correct_registration(case.received_at, law, "это жалоба")
        self.assertFalse(case.answer_until)
        self.assertEqual(case._deadline("answer").due_at, datetime(2026, 12, 23, 21))
