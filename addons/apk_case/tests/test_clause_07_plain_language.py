"""п. 7, 17, 24, 65: advice on the words of an answer, while it is written."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause07Wording(CaseCommon):
    def _advice(self, text, case=None, **values):
        """What the screen shows beside the answer: the code and the words of each remark."""
        case = case or self._paper_case(**values)
        checker = self.env["apk.text.check"].with_user(self.specialist)
        options = {"res_model": "apk.case", "res_id": case.id}
        found = checker.check([text], "answer", options)["findings"]
        return {one["code"]: one["found"] for one in found}

    def test_a_boilerplate_is_named(self):
        advice = self._advice("Ваш вопрос взят на контроль.")
        self.assertIn("взят на контроль", advice["boilerplate"])

    def test_a_good_answer_needs_no_advice(self):
        self.assertFalse(
            self._advice("Субсидию перечислим до 1 декабря. Если деньги не придут, позвоните нам.")
        )

    def test_smileys_are_for_social_networks(self):
        self.assertIn("smiley", self._advice("Всё получится :)"))
        public = self._channel("gospublic").id
        self.assertNotIn("smiley", self._advice("Всё получится :)", chosen_channel_id=public))

    def test_whoever_may_not_read_the_message_gets_no_advice_on_it(self):
        case = self._paper_case(unit_id=self.env.ref("apk_base.unit_ortp").id)
        with self.assertRaisesRegex(AccessError, "apk.case"):
            self._advice("Ответ.", case)

    def test_advice_does_not_stop_the_answer(self):
        case = self._paper_case().with_user(self.specialist)
        case.answer_body = "<p>Деньги дают согласно приказа, ибо так решено.</p>"
        case.action_send_answer()
        self.assertTrue(self._deliveries(case, "answer"))

    def _average_beside(self, case):
        checker = self.env["apk.text.check"].with_user(self.specialist)
        options = {"res_model": "apk.case", "res_id": case.id}
        figures = checker.check(["Деньги придут 5 мая."], "answer", options)["figures"]
        return {one["code"]: one["average"] for one in figures}["sentence"]

    def test_the_figures_of_the_answer_stand_beside_those_of_the_unit(self):
        case = self._paper_case()
        self.assertIsNone(self._average_beside(case))  # of nobody yet
        for words in ("Деньги придут 5 мая.", "Мы очень скоро позвоним вам 5 мая.") * 3:
            answered = self._paper_case().with_user(self.specialist)
            answered.answer_body = f"<p>{words}</p>"
            answered.action_send_answer()
        self.env.registry.clear_cache()  # as the next day does
        self.assertEqual(self._average_beside(case), 4.5)
        elsewhere = self._paper_case(unit_id=self.env.ref("apk_base.unit_orst").id)
        self.assertIsNone(self._average_beside(elsewhere))
