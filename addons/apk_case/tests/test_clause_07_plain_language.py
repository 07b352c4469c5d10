"""п. 7, 17, 24, 65: advice on the words of an answer, while it is written."""

from odoo.tests import tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause07Wording(CaseCommon):
    def _advice(self, text, **values):
        case = self._paper_case()
        case.with_user(self.specialist).write({"answer_body": f"<p>{text}</p>", **values})
        return case.with_user(self.specialist).answer_findings or ""

    def test_a_boilerplate_is_named_with_what_to_say_instead(self):
        advice = self._advice("Ваш вопрос взят на контроль.")
        self.assertIn("«взят на контроль» is a brush-off", advice)
        self.assertIn("что сделаем и к какому дню", advice)

    def test_a_good_answer_needs_no_advice(self):
        self.assertFalse(
            self._advice("Субсидию перечислим до 1 декабря. Если деньги не придут, позвоните нам.")
        )

    def test_words_of_the_client_are_never_executed(self):
        self.assertNotIn("<script", self._advice("ИМНС&lt;script&gt;alert(1)&lt;/script&gt;"))

    def test_smileys_are_for_social_networks(self):
        self.assertIn("smileys", self._advice("Всё получится :)"))
        public = self._channel("gospublic").id
        self.assertNotIn("smileys", self._advice("Всё получится :)", chosen_channel_id=public))

    def test_advice_does_not_stop_the_answer(self):
        case = self._paper_case().with_user(self.specialist)
        case.answer_body = "<p>Вопрос взят на контроль.</p>"
        case.action_send_answer()
        self.assertTrue(self._deliveries(case, "answer"))
