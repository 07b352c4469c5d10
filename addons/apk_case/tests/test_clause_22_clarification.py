"""п. 22: what is unclear is asked, by phone in office hours; п. 25: the head may approve; messages may be merged."""

from odoo.tests import Form, freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import (
    ANSWER_IS_BEING_APPROVED,
    CALL_AT_ANOTHER_TIME,
    CANNOT_BE_MERGED,
    OUTSIDE_OFFICE_HOURS,
    REMARK_MISSING,
)
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause22Clarification(CaseCommon):
    def _clarify(self, case, **values):
        wizard = self.env["apk.case.clarify"].with_user(self.specialist)
        wizard.create(
            {"case_id": case.id, "question": "Какая площадь поля?", **values}
        ).action_clarify()

    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_a_call_in_office_hours_is_part_of_the_history(self):
        case = self._paper_case()
        case.with_user(self.specialist).action_take()
        self._clarify(
            case, channel="phone", client_reply="12 гектаров", life_situation="Начинает хозяйство"
        )
        line = self.env["apk.interaction"].search([("kind", "=", "call_out")], limit=1)
        self.assertIn("12 гектаров", line.summary)
        self.assertEqual(case.life_situation, "Начинает хозяйство")

    def test_nobody_is_called_outside_office_hours(self):
        for moment in (
            "2026-11-20 15:00:00",  # Fri 18:00
            "2026-11-21 09:00:00",  # Sat 12:00
            "2026-11-03 14:00:00",  # Tue 17:00, a short day
        ):
            with freeze_time(moment), refused(self, OUTSIDE_OFFICE_HOURS, "office hours"):
                self._clarify(self._paper_case(), channel="phone")

    def test_a_call_made_in_office_hours_is_written_down_after_them(self):
        with freeze_time("2026-11-20 14:30:00"):  # Fri 17:30 in Kostroma
            case = self._paper_case()
        with freeze_time("2026-11-20 15:05:00"):  # Fri 18:05
            self._clarify(case, channel="phone", called_at="2026-11-20 14:55:00")  # 17:55
        line = self.env["apk.interaction"].search([("kind", "=", "call_out")], limit=1)
        self.assertEqual(str(line.happened_at), "2026-11-20 14:55:00")
        self.assertEqual(
            str(case._latest_decision("clarification").ended_at), "2026-11-20 14:55:00"
        )

    def test_no_call_before_the_message_and_none_to_come(self):
        with freeze_time("2026-11-20 10:00:00"):  # Fri 13:00 in Kostroma
            case = self._paper_case()
            for moment in ("2026-11-20 08:00:00", "2026-11-20 11:00:00"):
                with refused(self, CALL_AT_ANOTHER_TIME, "Called at"):
                    self._clarify(case, channel="phone", called_at=moment)

    def test_the_dialog_says_that_the_office_is_closed_before_anything_is_typed(self):
        case = self._paper_case()
        wizard = self.env["apk.case.clarify"].with_user(self.specialist)
        asked = wizard.with_context(default_case_id=case.id)
        for moment, is_allowed in (("2026-11-20 15:05:00", False), ("2026-11-20 12:00:00", True)):
            with freeze_time(moment):  # Fri 18:05, Fri 15:00
                self.assertEqual(Form(asked).is_call_allowed, is_allowed)

    @freeze_time("2026-11-21 09:00:00")  # Sat 12:00 in Kostroma
    def test_in_writing_at_any_time_and_the_deadline_stays(self):
        case = self._receive(self._raw_email())
        due = case._deadline("answer").due_at
        self._clarify(case, channel="writing")
        self.assertEqual((case.state, case._deadline("answer").due_at), ("clarifying", due))
        notice = self._deliveries(case, "clarification")
        self.assertIn("Какая площадь поля?", notice.body)
        self._receive(
            self._raw_email(
                "<2@client.test>", headers={"In-Reply-To": notice.mail_message_id.message_id}
            )
        )
        self.assertEqual(case.state, "in_work")

    def test_what_the_head_has_seen_is_what_leaves_and_where_it_goes(self):
        self.unit.answers_need_approval = True
        case = self._receive(self._raw_email())
        case.write({"unit_id": self.unit.id, "user_id": self.specialist.id, **self._classified()})
        mine = case.with_user(self.specialist)
        mine.action_accept_and_take()
        mine.answer_body = "<p>Ответ.</p>"
        mine.action_send_answer()
        for values in (
            {"reply_email": "elsewhere@client.test"},
            {"partner_id": self.env.company.partner_id.id},
            {"chosen_channel_id": self._channel("phone").id},
        ):
            with refused(self, ANSWER_IS_BEING_APPROVED, msg=values):
                mine.write(values)
        case.with_user(self.head).action_approve(case.answer_version)
        answer = self._deliveries(case, "answer")
        answer.channel_id.fallback_channel_id = False
        answer._fail("550 User unknown")
        mine.answer_body = "<p>Другие слова.</p>"
        self.assertFalse(case.approved_by_id)
        mine.action_send_answer()
        self.assertEqual(case.state, "approval")

    def _classified(self):
        need = self.env.ref("apk_case.need_information")
        assessed = {"urgency": "ordinary", "urgency_reason": "срок не горит"}
        return {"topic_id": self.topic.id, "need_id": need.id, **assessed}

    def test_a_unit_that_wants_it_has_answers_approved_by_the_head(self):
        self.unit.answers_need_approval = True
        case = self._paper_case()
        mine = case.with_user(self.specialist)
        mine.answer_body = "<p>Ответ.</p>"
        mine.action_send_answer()
        self.assertEqual(case.state, "approval")
        self.assertFalse(mine.may_write_answer)
        self.assertTrue(case.with_user(self.head).may_write_answer)
        with refused(self, ANSWER_IS_BEING_APPROVED, "head is reading"):
            mine.answer_body = "<p>Другой ответ.</p>"
        self.assertFalse(self._deliveries(case, "answer"))
        with refused(self, REMARK_MISSING, "what must be changed"):
            case.with_user(self.head).action_return_answer()
        case.with_user(self.head).approval_remark = "Назовите сумму"
        case.with_user(self.head).action_return_answer()
        self.assertEqual(case.state, "in_work")
        mine.action_send_answer()
        case.with_user(self.head).action_approve(case.answer_version)
        self.assertTrue(self._deliveries(case, "answer"))
        self.assertEqual(case.approved_by_id, self.head)

    def test_several_messages_get_one_answer(self):
        first, second = self._paper_case(), self._paper_case(urgency="urgent")
        wizard = self.env["apk.case.merge"].with_user(self.specialist)
        Form(wizard.with_context(active_ids=(first | second).ids)).save().action_merge()
        self.assertEqual((second.state, second.merged_into_id), ("merged", first))
        self.assertEqual(second._deadline("answer").state, "waived")
        self.assertEqual(first.urgency, "urgent")
        self.assertTrue(self._deliveries(second, "first_reply"))
        mine = first.with_user(self.specialist)
        mine.answer_body = "<p>Ответ.</p>"
        mine.action_send_answer()
        self.assertIn(second.name, self._deliveries(first, "answer").body)

    def test_messages_of_two_clients_are_not_merged(self):
        other = self.env["res.partner"].create({"name": "Сидоров"})
        cases = self._paper_case() | self._paper_case(partner_id=other.id)
        wizard = self.env["apk.case.merge"].with_user(self.specialist)
        with refused(self, CANNOT_BE_MERGED, "one client"):
            wizard.with_context(active_ids=cases.ids).default_get(["case_ids"])
