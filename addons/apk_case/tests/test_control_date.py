"""59-ФЗ, ст. 10: a prosecutor, a deputy or the governor waits for the outcome by a day of their own."""

from odoo.tests import freeze_time, tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestControlDate(CaseCommon):
    def _controlled(self, **values):
        return self._paper_case(control_on="2026-12-14", control_authority="prosecutor", **values)

    def test_any_message_may_have_one(self):
        with freeze_time("2026-11-30 07:00:00"):  # Mon 10:00 in Kostroma
            case = self._controlled()
        deadline = case._open_deadline_of("control")
        self.assertEqual(str(deadline.due_at), "2026-12-14 21:00:00")  # the midnight that ends Mon
        self.assertFalse(case.owes_report, "no body has passed it on")

    def test_the_executor_the_head_and_the_controller_are_reminded(self):
        with freeze_time("2026-11-30 07:00:00"):  # Mon
            case = self._controlled(user_id=self.specialist.id)
            case._waive("first_reply", "answer", reason="не о них речь")
        kind = self.env.ref("apk_base.activity_deadline")
        reminded = {}
        for moment in (
            "2026-12-07 07:00:00",
            "2026-12-09 07:00:00",
            "2026-12-11 07:00:00",
        ):  # Mon, Wed, Fri
            with freeze_time(moment):
                self._run("apk_base.ir_cron_remind")
            tasks = case.activity_ids.filtered(lambda task: task.activity_type_id == kind)
            reminded[moment[:10]] = tasks.user_id
        self.assertEqual(reminded["2026-12-07"], self.specialist)
        self.assertEqual(reminded["2026-12-09"], self.specialist | self.head)
        self.assertIn(self.controller, reminded["2026-12-11"])

    def _answer(self, case):
        """The executor takes and answers it; the delivery of the answer."""
        mine = case.with_user(self.specialist)
        mine.action_take()
        mine.answer_body = "<p>Ответ.</p>"
        mine.action_send_answer()
        return self._deliveries(case, "answer")

    def test_the_answer_keeps_it(self):
        with freeze_time("2026-11-30 07:00:00"):  # Mon
            case = self._controlled()
            self._answer(case).with_user(self.registrar).action_mark_sent()
        self.assertEqual(case._deadline("control").state, "fulfilled")

    def test_an_answer_that_comes_back_leaves_it_owed(self):
        with freeze_time("2026-11-30 07:00:00"):  # Mon
            case = self._controlled()
            delivery = self._answer(case)
            delivery._mark_sent()
            delivery._fail("адресат выбыл")
        self.assertTrue(case._open_deadline_of("control"))

    def test_a_message_that_needs_no_answer_does_not_turn_overdue(self):
        with freeze_time("2026-11-30 07:00:00"):  # Mon
            case = self._controlled()
            case.with_user(self.registrar)._close_without_answer("Клиент благодарит")
        deadline = case._deadline("control")
        self.assertEqual(deadline.waive_reason, "Клиент благодарит")
        self.assertFalse(case._open_deadline_of("control"))

    def test_the_body_that_has_passed_it_on_is_still_told(self):
        body = self.env["res.partner"].create({"name": "Администрация района", "is_company": True})
        with freeze_time("2026-11-30 07:00:00"):  # Mon
            case = self._controlled(covering_body_id=body.id)
            case.with_user(self.registrar)._close_without_answer("Клиент благодарит")
        self.assertTrue(case.owes_report)

    def test_a_merged_message_leaves_its_control_date_to_the_main_one(self):
        with freeze_time("2026-11-30 07:00:00"):  # Mon
            main = self._paper_case(control_on="2026-12-20")
            merged = self._controlled()
            (main | merged)._merge_into(main)
        self.assertEqual(str(main.control_on), "2026-12-14")
        self.assertEqual(main.control_authority, "prosecutor")
        self.assertFalse(merged._open_deadline_of("control"))
        self.assertEqual(str(main._open_deadline_of("control").due_at), "2026-12-14 21:00:00")
