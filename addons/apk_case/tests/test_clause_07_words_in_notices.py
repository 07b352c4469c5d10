"""п. 7, 24: what a clerk writes into a notice of its own passes the same check as an answer: mended, or with a reason."""

from datetime import date

from odoo.tests import Form, freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_language.messages import ONLY_THE_HEAD_OVERRIDES, TEXT_HAS_ERRORS

from .common import CaseCommon

BRUSH_OFF = "Вопрос взят на контроль."


@freeze_time("2026-11-20 10:00:00")  # Fri 13:00 in Kostroma
@tagged("post_install", "-at_install")
class TestClause07WordsInNotices(CaseCommon):
    def setUp(self):
        super().setUp()
        self.case = self._paper_case()
        self.case.with_user(self.specialist).action_take()

    def _dialog(self, name, user=None, **values):
        dialogs = self.env[f"apk.case.{name}"].with_user(user or self.specialist)
        return dialogs.create({"case_id": self.case.id, **values})

    def _forwarding(self, ground, user=None):
        body = {"body": "Министерство труда", "contacts": "тел. 12-34-56"}
        return self._dialog("forward", user, ground=ground, **body)

    def _overrides(self):
        about = [("res_model", "=", "apk.case"), ("res_id", "=", self.case.id)]
        return self.env["apk.text.override"].search(about)

    def test_a_brush_off_does_not_leave_with_a_forwarding(self):
        with refused(self, TEXT_HAS_ERRORS, "взят на контроль"):
            self._forwarding(BRUSH_OFF).action_forward()
        self.assertFalse(self._deliveries(self.case, "forward_notice"))
        self._forwarding("Пособия назначает оно.").action_forward()
        self.assertTrue(self._deliveries(self.case, "forward_notice"))
        self.assertFalse(self._overrides())

    def test_a_rude_question_does_not_leave(self):
        asked = {"channel": "writing", "question": "Вы сами виноваты. Какая площадь поля?"}
        with refused(self, TEXT_HAS_ERRORS, "сами виноваты"):
            self._dialog("clarify", **asked).action_clarify()
        self.assertFalse(self._deliveries(self.case, "clarification"))

    def test_what_was_said_by_phone_is_written_down_as_it_was(self):
        asked = {"channel": "phone", "question": BRUSH_OFF, "client_reply": "Да"}
        call = self._dialog("clarify", **asked)
        self.assertFalse(call.text_errors)
        call.action_clarify()
        self.assertTrue(self.case._latest_decision("clarification"))

    def test_a_brush_off_is_no_document_that_is_missing(self):
        offer = self._dialog("defect", missing=BRUSH_OFF, fix_until=date(2026, 12, 4))
        with refused(self, TEXT_HAS_ERRORS, "взят на контроль"):
            offer.action_offer()
        self.assertFalse(self._deliveries(self.case, "fix_offer"))

    def test_a_brush_off_is_no_reason_of_an_extension(self):
        extension = self._dialog("extend", self.head, days=10, reason=BRUSH_OFF)
        with refused(self, TEXT_HAS_ERRORS, "взят на контроль"):
            extension.action_extend()
        self.assertFalse(self._deliveries(self.case, "extension_notice"))

    def test_the_head_lets_it_leave_and_the_report_names_the_message(self):
        dialog = self._forwarding(BRUSH_OFF, self.head)
        self.assertIn("взят на контроль", dialog.text_errors)
        dialog.text_override_reason = "Слова самого клиента"
        dialog.action_forward()
        self.assertTrue(self._deliveries(self.case, "forward_notice"))
        self.assertRecordValues(
            self._overrides(),
            [
                {
                    "record_name": self.case.display_name,
                    "text_kind": "forwarding",
                    "code": "boilerplate",
                    "reason": "Слова самого клиента",
                    "unit_id": self.unit.id,
                    "user_id": self.head.id,
                }
            ],
        )

    def test_a_clerk_cannot_put_a_reason_into_the_heads_mouth(self):
        with refused(self, ONLY_THE_HEAD_OVERRIDES):
            self._forwarding(BRUSH_OFF).text_override_reason = "Так надо"
        with refused(self, ONLY_THE_HEAD_OVERRIDES):
            self.case.with_user(self.specialist).text_override_reason = "Так надо"

    def test_the_dialog_takes_the_reason_from_the_head_only(self):
        for user, may in ((self.specialist, False), (self.head, True)):
            with Form(self._forwarding(BRUSH_OFF, user)) as dialog:
                self.assertIn("взят на контроль", dialog.text_errors)
                self.assertIs(dialog.may_override_text, may)

    def test_nothing_of_the_words_is_left_when_the_message_is_erased(self):
        dialog = self._forwarding(BRUSH_OFF, self.head)
        dialog.text_override_reason = "Слова Иванова"
        dialog.action_forward()
        self.case.sudo()._erase_copies()
        self.assertEqual((self._overrides().found, self._overrides().reason), ("—", "—"))
