"""п. 19, 20: people are reminded in time, once; heads read a digest on working mornings."""

from odoo import sql_db
from odoo.tests import freeze_time, tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestReminders(CaseCommon):
    def _tasks(self, case, user):
        kind = self.env.ref("apk_base.activity_deadline")
        mine = case.activity_ids.filtered(
            lambda task: task.user_id == user and task.activity_type_id == kind
        )
        return mine.mapped("summary")

    def _remind_at(self, moment):
        with freeze_time(moment):
            self._run("apk_base.ir_cron_remind")

    def _case_of_friday(self):
        with freeze_time("2026-11-20 14:40:00"):  # Fri 17:40 in Kostroma; due Mon 17:40
            return self._paper_case(user_id=self.specialist.id)

    def test_the_executor_four_hours_before_the_head_two(self):
        case = self._case_of_friday()
        self._remind_at("2026-11-23 10:00:00")  # Mon 13:00
        self.assertFalse(self._tasks(case, self.specialist))
        self._remind_at("2026-11-23 10:45:00")  # Mon 13:45
        self.assertEqual(self._tasks(case, self.specialist), ["Скоро срок: Первичный ответ"])
        self.assertFalse(self._tasks(case, self.head))
        self._remind_at("2026-11-23 12:45:00")  # Mon 15:45
        self.assertEqual(self._tasks(case, self.head), ["Скоро срок: Первичный ответ"])

    def test_nobody_is_reminded_of_the_same_thing_twice(self):
        case = self._case_of_friday()
        for _run in range(3):
            self._remind_at("2026-11-23 12:45:00")  # Mon 15:45
        self.assertEqual(len(self._tasks(case, self.specialist)), 1)
        self.assertEqual(len(self._tasks(case, self.head)), 1)

    def test_overdue_is_reported_to_the_head_by_renewing_the_task(self):
        case = self._case_of_friday()
        self._remind_at("2026-11-23 12:45:00")  # Mon 15:45
        self._remind_at("2026-11-23 14:45:00")  # Mon 17:45
        self.assertEqual(self._tasks(case, self.head), ["Просрочено: Первичный ответ"])

    def test_what_is_done_or_lifted_is_not_reminded_of(self):
        case = self._case_of_friday()
        case._fulfil("first_reply")
        case._waive("answer", reason="переадресовано")
        self._remind_at("2026-12-30 12:00:00")  # Wed 15:00
        self.assertFalse(self._tasks(case, self.specialist) + self._tasks(case, self.head))

    def test_deadlines_with_nothing_to_say_cost_nothing_each(self):
        """The job runs every 15 minutes; at 4,000 open deadlines a query for each took 15 s of processor."""
        with freeze_time("2026-11-20 14:40:00"):  # Fri 17:40
            self._paper_case(user_id=self.specialist.id)
            one = self._queries_of_the_job()
            for _message in range(12):
                self._paper_case(user_id=self.specialist.id)
            self.assertLessEqual(self._queries_of_the_job(), one)

    def _queries_of_the_job(self):
        self.env.flush_all()
        self.env.invalidate_all()
        before = sql_db.sql_counter
        self._run("apk_base.ir_cron_remind")
        return sql_db.sql_counter - before

    def _digest_at(self, moment):
        with freeze_time(moment):
            self._run("apk_base.ir_cron_send_digest")
        return self.env["mail.message"].search(
            [
                ("partner_ids", "in", self.head.partner_id.ids),
                ("subject", "like", "Сроки на сегодня"),
            ]
        )

    def test_the_digest_comes_at_a_quarter_to_nine_on_working_days_once(self):
        case = self._case_of_friday()
        self.assertFalse(self._digest_at("2026-11-22 06:00:00"))  # Sun 9:00
        self.assertFalse(self._digest_at("2026-11-23 05:40:00"))  # Mon 8:40
        digest = self._digest_at("2026-11-23 05:50:00")  # Mon 8:50
        self.assertEqual(len(digest), 1)
        self.assertIn(case.name, digest.body)
        self.assertEqual(self._digest_at("2026-11-23 06:05:00"), digest)

    def _digests_of(self, person, moment):
        with freeze_time(moment):
            self._run("apk_base.ir_cron_send_digest")
        return self.env["mail.message"].search(
            [
                ("partner_ids", "in", person.partner_id.ids),
                ("message_type", "=", "user_notification"),
            ]
        )

    def test_the_controller_reads_what_is_overdue_in_any_unit(self):
        due_today = self._case_of_friday()  # Mon 17:40
        with freeze_time("2026-11-19 14:40:00"):  # Thu 17:40; due Fri 17:40
            late = self._paper_case(unit_id=self.env.ref("apk_base.unit_opkr").id)
        digest = self._digests_of(self.controller, "2026-11-23 05:50:00")  # Mon 8:50
        self.assertEqual(len(digest), 1)
        self.assertIn(late.name, digest.body)
        self.assertIn(late.unit_id.display_name, digest.body)
        self.assertNotIn(due_today.name, digest.body)

    def test_a_controller_is_left_in_peace_while_nothing_is_overdue(self):
        self.env["apk.case"].search([]).deadline_ids.sudo().fulfilled_at = "2026-11-20 15:00:00"
        self._case_of_friday()
        self.assertFalse(self._digests_of(self.controller, "2026-11-23 05:50:00"))  # Mon 8:50

    def test_an_empty_digest_is_not_sent(self):
        self._case_of_friday()._fulfil("first_reply")
        self.env["apk.case"].search([]).deadline_ids.sudo().fulfilled_at = "2026-11-20 15:00:00"
        self.assertFalse(self._digest_at("2026-11-23 05:50:00"))  # Mon 8:50
