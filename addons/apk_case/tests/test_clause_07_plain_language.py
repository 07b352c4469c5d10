"""п. 7, 17, 24, 65: advice on the words of an answer, while it is written."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause07Wording(CaseCommon):
    def _advice(self, text, **values):
        case = self._paper_case(**values).with_user(self.specialist)
        return "\n".join(case.advise_on_answer(f"<p>{text}</p>"))

    def test_a_boilerplate_is_named_with_what_to_say_instead(self):
        advice = self._advice("Ваш вопрос взят на контроль.")
        self.assertIn("«взят на контроль» is a brush-off", advice)
        self.assertIn("что сделаем и к какому дню", advice)

    def test_a_good_answer_needs_no_advice(self):
        self.assertFalse(
            self._advice("Субсидию перечислим до 1 декабря. Если деньги не придут, позвоните нам.")
        )

    def test_smileys_are_for_social_networks(self):
        self.assertIn("smileys", self._advice("Всё получится :)"))
        public = self._channel("gospublic").id
        self.assertNotIn("smileys", self._advice("Всё получится :)", chosen_channel_id=public))

    def test_whoever_may_not_read_the_message_gets_no_advice_on_it(self):
        case = self._paper_case(unit_id=self.env.ref("apk_base.unit_ortp").id)
        with self.assertRaisesRegex(AccessError, "apk.case"):
            case.with_user(self.specialist).advise_on_answer("<p>Ответ.</p>")

    def test_advice_does_not_stop_the_answer(self):
        case = self._paper_case().with_user(self.specialist)
        case.answer_body = "<p>Вопрос взят на контроль.</p>"
        case.action_send_answer()
        self.assertTrue(self._deliveries(case, "answer"))
