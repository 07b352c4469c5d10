"""Whatever stops an act is said when its dialog opens, or asked in it: nothing is typed in vain."""

from odoo import fields
from odoo.tests import Form, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import (
    ABUSE_ALREADY_REPORTED,
    ALREADY_FORWARDED,
    ANSWER_IS_EMPTY,
    ANSWER_IS_OWED,
    DEFECT_ALREADY_OFFERED,
    EXTENSION_NOT_ALLOWED,
    MESSAGE_IS_OVER,
    PAUSE_NOT_ALLOWED,
)
from .common import CaseCommon

DIALOGS = ("forward", "defect", "extend", "abuse", "clarify")


@tagged("post_install", "-at_install")
class TestDialogsAskFirst(CaseCommon):
    def _open(self, name, case, user=None):
        dialog = self.env[f"apk.case.{name}"].with_user(user or self.head)
        return Form(dialog.with_context(default_case_id=case.id, active_ids=case.ids))

    def test_urgency_is_asked_in_the_dialog_that_forwards(self):
        case = self._paper_case(urgency=False, urgency_reason=False)
        screen = self._open("forward", case, self.specialist)
        self.assertTrue(screen.needs_urgency)
        screen.body, screen.contacts = "Департамент лесного хозяйства", "Кострома"
        screen.ground, screen.number = "Рубки ведёт он", "17"
        screen.urgency, screen.urgency_reason = "ordinary", "срок не горит"
        screen.save().action_forward()
        self.assertEqual((case.urgency, case.urgency_reason), ("ordinary", "срок не горит"))
        self.assertEqual(case.forwarded_to, "Департамент лесного хозяйства")

    def test_what_the_program_proposes_stands_in_the_dialog(self):
        case = self._receive(self._raw_email())
        screen = self._open("forward", case)
        self.assertEqual(screen.urgency, "ordinary")
        self.assertTrue(screen.urgency_reason)

    def test_a_message_that_is_over_opens_no_dialog(self):
        case = self._paper_case()
        case.with_user(self.registrar)._close_without_answer("Клиент благодарит")
        for name in DIALOGS:
            with self.subTest(name), refused(self, MESSAGE_IS_OVER):
                self._open(name, case)

    def test_what_has_been_done_already_is_said_at_once(self):
        today = self.env["apk.office"]._today()
        case = self._paper_case()
        case.with_user(self.head)._suspect_abuse("insult")
        with refused(self, ABUSE_ALREADY_REPORTED):
            self._open("abuse", case)
        tomorrow = fields.Date.add(today, days=1)
        case.with_user(self.head)._offer_to_fix(fields.Datetime.now(), "справка", tomorrow)
        with refused(self, DEFECT_ALREADY_OFFERED):
            self._open("defect", case)
        case.with_user(self.head)._extend(5, "ждём ответа")
        with refused(self, EXTENSION_NOT_ALLOWED):
            self._open("extend", case)
        with refused(self, PAUSE_NOT_ALLOWED):
            self._open("pause", case)
        case.with_user(self.head)._forward("Минсельхоз", "Москва", "их дело", "1", today)
        with refused(self, ALREADY_FORWARDED):
            self._open("forward", case)

    def test_a_message_with_an_answer_on_its_way_is_not_closed_without_one(self):
        case = self._paper_case()
        mine = case.with_user(self.specialist)
        mine.action_take()
        mine.answer_body = "<p>Ответ.</p>"
        mine.action_send_answer()
        with refused(self, ANSWER_IS_OWED):
            self._open("no.answer", case)

    def test_an_empty_answer_opens_no_dialog_to_send_it(self):
        mine = self._paper_case().with_user(self.specialist)
        mine.action_take()
        with refused(self, ANSWER_IS_EMPTY):
            mine.action_ask_to_send(0)
