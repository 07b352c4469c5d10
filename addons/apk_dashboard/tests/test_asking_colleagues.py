"""Point 4 of the Order's body: who controls asks about a message with one press, and it stays on the message."""

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.rules.person_names import surname_and_initials
from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_case.messages import MESSAGE_IS_OVER

from ..messages import NOBODY_TO_ASK, ONLY_WHO_SUPERVISES
from .common import FiguresCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 08:00:00")  # Fri 11:00 in Kostroma
class TestAskingColleagues(FiguresCommon):
    def setUp(self):
        super().setUp()
        self.case = self._paper_case(user_id=self.specialist.id)

    def _tasks(self, case, activity):
        kind = self.env.ref(f"apk_dashboard.activity_{activity}")
        return case.sudo().activity_ids.filtered(lambda task: task.activity_type_id == kind)

    def test_a_reminder_is_a_task_of_the_executor_and_a_line_on_the_message(self):
        case = self.case.with_user(self.controller)
        answer = case.action_remind()
        self.assertIn(surname_and_initials(self.specialist.name), answer["params"]["message"])
        task = self._tasks(case, "reminder")
        self.assertEqual((task.user_id, task.create_uid), (self.specialist, self.controller))
        self.assertEqual(f"{task.date_deadline}", "2026-11-20")
        line = case.sudo().message_ids[0]
        self.assertEqual(line.author_id, self.controller.partner_id)
        self.assertIn(surname_and_initials(self.specialist.name), line.body)

    def test_a_second_press_adds_nothing(self):
        case = self.case.with_user(self.controller)
        case.action_remind()
        lines = len(case.sudo().message_ids)
        answer = case.action_remind()
        self.assertIn(surname_and_initials(self.specialist.name), answer["params"]["message"])
        self.assertEqual(len(self._tasks(case, "reminder")), 1)
        self.assertEqual(len(case.sudo().message_ids), lines)
        with freeze_time("2026-11-23 08:00:00"):  # Mon 11:00: another day is another reminder
            case.action_remind()
        self.assertEqual(len(self._tasks(case, "reminder")), 2)

    def test_an_explanation_is_due_on_the_next_working_day(self):
        self.case.with_user(self.head).action_ask_to_explain()
        task = self._tasks(self.case, "explanation")
        self.assertEqual((f"{task.date_deadline}", task.user_id), ("2026-11-23", self.specialist))

    def test_the_controller_gives_an_order_to_the_head_a_head_gives_the_message_out(self):
        self.case.with_user(self.controller).action_instruct()
        self.assertEqual(self._tasks(self.case, "order").user_id, self.head)
        action = self.case.with_user(self.head).action_instruct()
        self.assertEqual(action["res_model"], "apk.case.assign")

    def test_a_head_of_another_unit_or_an_executor_asks_nobody(self):
        self.env["apk.unit"].browse(self.unit.id).sudo().member_ids = [(4, self.stranger.id)]
        for user in (self.specialist, self.stranger):
            with refused(self, ONLY_WHO_SUPERVISES, self.case.name):
                self.case.with_user(user).action_remind()
        self.assertFalse(self._tasks(self.case, "reminder"))

    def test_nobody_reminds_oneself_and_a_closed_message_rests(self):
        self.case.user_id = self.head
        with refused(self, NOBODY_TO_ASK, "Hand it over|передайте"):
            self.case.with_user(self.head).action_remind()
        self.case.sudo().state = "closed"
        with refused(self, MESSAGE_IS_OVER):
            self.case.with_user(self.controller).action_remind()
