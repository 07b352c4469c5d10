"""п. 7: an answer with a brush-off, a rude word or, in a refusal, a bare reference is mended or leaves with a reason."""

from odoo.tests import Form, tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_language.messages import ONLY_THE_HEAD_OVERRIDES, TEXT_HAS_ERRORS

from .common import CaseCommon

BRUSH_OFF = "<p>Вопрос взят на контроль.</p>"


@tagged("post_install", "-at_install")
class TestClause07WhatStopsAnAnswer(CaseCommon):
    def setUp(self):
        super().setUp()
        self.case = self._paper_case()
        self.case.with_user(self.specialist).answer_body = BRUSH_OFF

    def _overrides(self):
        return self.env["apk.text.override"].search([("res_id", "=", self.case.id)])

    def _as_head(self):
        self.case.sudo().unit_id.head_id = self.head
        return self.case.with_user(self.head)

    def test_a_brush_off_does_not_leave(self):
        with refused(self, TEXT_HAS_ERRORS, "взят на контроль"):
            self.case.with_user(self.specialist).action_send_answer()
        self.assertFalse(self._deliveries(self.case, "answer"))

    def test_a_mended_answer_leaves_and_nothing_is_reported(self):
        case = self.case.with_user(self.specialist)
        case.answer_body = "<p>Ветеринар приедет 14 мая.</p>"
        case.action_send_answer()
        self.assertTrue(self._deliveries(self.case, "answer"))
        self.assertFalse(self._overrides())

    def test_a_clerk_gives_no_reason_unless_the_office_lets_authors(self):
        case = self.case.with_user(self.specialist)
        with refused(self, ONLY_THE_HEAD_OVERRIDES):
            case.text_override_reason = "Так просил клиент"
        self.case.sudo().text_override_reason = (
            "Так просил клиент"  # the head's, who has not sent it
        )
        with refused(self, ONLY_THE_HEAD_OVERRIDES):
            case.action_send_answer()
        self.env["ir.config_parameter"].set_param("apk_language.authors_override", "True")
        case.action_send_answer()
        self.assertEqual(self._overrides().user_id, self.specialist)

    def test_the_head_lets_it_leave_and_the_report_says_why(self):
        case = self._as_head()
        case.answer_body = BRUSH_OFF
        case.text_override_reason = "Цитата из письма клиента"
        case.action_send_answer(case.answer_version)
        self.assertTrue(self._deliveries(self.case, "answer"))
        self.assertRecordValues(
            self._overrides(),
            [
                {
                    "res_model": "apk.case",
                    "text_kind": "answer",
                    "code": "boilerplate",
                    "reason": "Цитата из письма клиента",
                    "user_id": self.head.id,
                    "unit_id": self.case.unit_id.id,
                }
            ],
        )
        self.assertFalse(self.case.text_override_reason)

    def test_the_dialog_shows_what_stops_the_answer_and_takes_the_reason(self):
        case = self._as_head()
        case.answer_body = BRUSH_OFF
        action = case.action_ask_to_send(case.answer_version)
        dialog = Form(
            self.env["apk.case.send"].with_user(self.head).with_context(**action["context"])
        )
        self.assertIn("взят на контроль", dialog.text_errors)
        dialog.override_reason = "Цитата"
        dialog.save().action_send()
        self.assertEqual(self._overrides().reason, "Цитата")

    def test_a_bare_reference_stops_a_refusal_only(self):
        case = self.case.with_user(self.specialist)
        case.answer_body = "<p>Дать субсидию не можем по п. 14 Порядка.</p>"
        self.assertFalse(case.text_errors)
        case.write(
            {"is_refusal": True, "refusal_grounds": "Есть долг", "refusal_next_steps": "Оплатите"}
        )
        case.invalidate_recordset(["text_errors"])
        self.assertIn("п. 14", case.text_errors)

    def test_the_report_is_for_heads(self):
        overrides = self.env["apk.text.override"]
        self.assertFalse(overrides.with_user(self.specialist).has_access("read"))
        self.assertTrue(overrides.with_user(self.head).has_access("read"))
        self.assertFalse(overrides.with_user(self.head).has_access("write"))
