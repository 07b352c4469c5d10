"""п. 16: the rules hold for every notice that leaves, in the Russian that the client reads."""

from odoo.tests import tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause16Notices(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        (cls.specialist | cls.registrar | cls.head).lang = "ru_RU"

    def _russian(self, case):
        return case.with_user(self.specialist).with_context(lang="ru_RU")

    def _body(self, case, document, role=None):
        deliveries = self._deliveries(case, document)
        return deliveries.filtered(lambda d: not role or d.role == role)[:1].body

    def test_a_refusal_has_its_grounds_what_to_do_and_how_to_appeal(self):
        case = self._russian(self._paper_case())
        case.write(
            {
                "answer_body": "<p>Субсидию не предоставим.</p>",
                "is_refusal": True,
                "refusal_grounds": "Отбор закончился 1 ноября",
                "refusal_next_steps": "Подайте заявку в марте",
            }
        )
        case.action_send_answer()
        body = self._body(case, "answer")
        for words in ("Отбор закончился 1 ноября", "Подайте заявку в марте", "Как обжаловать"):
            self.assertIn(words, body)

    def test_the_first_reply_on_paper_has_the_code_of_the_status_page(self):
        case = self.env["apk.case"].with_user(self.registrar).with_context(lang="ru_RU")
        case = case.browse(self._paper_case().id)
        self.assertIn(case.status_code, case._post_notice("first_reply").body)

    def test_a_notice_leaves_and_names_the_channel_of_its_answer(self):
        case = self._paper_case(
            regime_id=self.env.ref("apk_case.regime_order_only").id,
            chosen_channel_id=self._channel("gospublic").id,
        )
        case = self._russian(case)
        case.answer_body = "<p>Ответ.</p>"
        case.action_send_answer()
        self.assertIn("Способ отправки: почта", self._body(case, "answer", "notice"))

    def test_every_notice_of_the_addon_can_be_written(self):
        case = self._russian(self._paper_case())
        templates = self.env["mail.template"].search([("model", "=", "apk.case")])
        for template in templates.with_context(lang="ru_RU"):
            body = template._render_field("body_html", case.ids)[case.id]
            self.assertTrue(body, template.name)
