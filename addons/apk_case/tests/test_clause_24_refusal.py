"""п. 24: a refusal says why in words that need no legal act, and what to do next."""

from odoo.tests import tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import REFUSAL_WITHOUT_GROUNDS
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause24Refusal(CaseCommon):
    def _refusal(self, **values):
        case = self._paper_case().with_user(self.specialist)
        case.write(
            {"answer_body": "<p>Субсидию выплатить не можем.</p>", "is_refusal": True, **values}
        )
        return case

    def test_without_grounds_in_plain_words_it_does_not_leave(self):
        for values in (
            {},
            {"refusal_grounds": "  ", "refusal_next_steps": "Подайте заявку весной."},
            {"refusal_grounds": "Отбор закончился 1 ноября."},
        ):
            with refused(self, REFUSAL_WITHOUT_GROUNDS, "plain words"):
                self._refusal(**values).action_send_answer()

    def test_the_answer_has_grounds_steps_and_the_act_in_small_print(self):
        case = self._refusal(
            refusal_grounds="Отбор закончился 1 ноября.",
            refusal_next_steps="Подайте заявку весной.",
            refusal_act="Постановление № 77-а",
        )
        case.action_send_answer()
        body = self._deliveries(case, "answer").body
        for words in ("Почему", "Отбор закончился", "Что можно сделать", "весной", "обжаловать"):
            self.assertIn(words, body)
        self.assertRegex(body, r"<small[^>]*>[^<]*Постановление № 77-а")
