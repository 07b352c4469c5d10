"""п. 66: work goes to people who are here: not to who has left, not to who may only read."""

from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import EXECUTOR_CANNOT_WORK
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause66Executors(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.deputy = new_test_user(cls.env, "t-deputy", "apk_base.group_head")
        cls.leaver = new_test_user(cls.env, "t-leaver", "apk_base.group_specialist")
        cls.unit.deputy_id = cls.deputy

    def _left_behind(self):
        """A message of Friday whose executor has left since, and so has the head of the unit."""
        with freeze_time("2026-11-20 14:40:00"):  # Fri 17:40 in Kostroma; due Mon 17:40
            case = self._paper_case(user_id=self.leaver.id)
        (self.leaver | self.head).action_archive()
        return case

    def test_the_deputy_is_reminded_when_executor_and_head_have_left(self):
        case = self._left_behind()
        with freeze_time("2026-11-23 12:45:00"):  # Mon 15:45
            self._run("apk_base.ir_cron_remind")
        kind = self.env.ref("apk_base.activity_deadline")
        tasks = case.activity_ids.filtered(lambda task: task.activity_type_id == kind)
        self.assertEqual(tasks.user_id, self.deputy)

    def test_a_task_about_a_message_goes_to_the_deputy(self):
        case = self._left_behind()
        case._notify_assignee("Клиент написал ещё раз")
        task = case.activity_ids.filtered(lambda task: task.summary == "Клиент написал ещё раз")
        self.assertEqual(task.user_id, self.deputy)

    def test_the_deputy_reads_the_digest(self):
        self._left_behind()
        with freeze_time("2026-11-23 05:50:00"):  # Mon 8:50
            self._run("apk_base.ir_cron_send_digest")
        read_by = self.env["mail.message"].search([("subject", "like", "Сроки")]).partner_ids
        self.assertIn(self.deputy.partner_id, read_by)
        self.assertNotIn(self.head.partner_id, read_by)

    def test_a_message_left_behind_is_without_executor_on_the_desk(self):
        case = self._left_behind()
        with freeze_time("2026-11-23 14:45:00"):  # Mon 17:45
            queues = self.env["apk.desk"].with_user(self.specialist).desk()
        rows = {queue["key"]: queue["rows"] for queue in queues}
        is_late = {row["name"]: row["is_late"] for row in rows["unassigned"]}
        self.assertTrue(is_late[case.name])

    def test_who_takes_a_message_left_behind_becomes_its_executor(self):
        case = self._left_behind()
        case.with_user(self.specialist).action_take()
        self.assertEqual(case.user_id, self.specialist)

    def test_a_message_is_not_given_to_who_has_left_or_may_only_read(self):
        case = self._paper_case()
        self.leaver.action_archive()
        for person in (self.leaver, self.controller):
            with refused(self, EXECUTOR_CANNOT_WORK, "cannot be the executor"):
                case.with_user(self.head).user_id = person
            with refused(self, EXECUTOR_CANNOT_WORK, "cannot be the executor"):
                self._paper_case(user_id=person.id)

    def test_the_program_does_not_propose_who_may_only_read(self):
        unit = self.env.ref("apk_base.unit_orst")
        unit.member_ids = self.controller | self.specialist
        case = self._paper_case(subject="Хочу получить грант «Агростартап»", topic_id=False)
        proposed = case.sudo().suggestion_ids.filtered(lambda item: item.aspect == "user")
        proposed.action_accept()
        self.assertEqual(case.user_id, self.specialist)
