"""п. 66: a message goes from hand to hand by who may give it, with a word, and is never lost on the way."""

from odoo import fields
from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import (
    ANSWER_IS_BEING_APPROVED,
    EXECUTOR_CANNOT_WORK,
    MESSAGE_IS_OVER,
    NOBODY_TO_HAND_OVER_TO,
    ONLY_A_COLLEAGUE,
    ONLY_OWN_WORK,
    REASON_MISSING,
)
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause66HandingOver(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.second = new_test_user(cls.env, "t-second", "apk_base.group_specialist")
        cls.unit.member_ids |= cls.second
        cls.there = cls.env.ref("apk_base.unit_opkr")
        cls.other_head = new_test_user(cls.env, "t-other-head", "apk_base.group_head")
        cls.other = new_test_user(cls.env, "t-other", "apk_base.group_specialist")
        cls.there.write({"head_id": cls.other_head.id, "member_ids": [(6, 0, cls.other.ids)]})

    def _screen(self, user, cases):
        """The dialog as the button opens it."""
        action = cases.with_user(user).action_hand_over()
        return self.env["apk.case.assign"].with_user(user).browse(action["res_id"])

    def _press(self, screen, target):
        """The button of the row of a person or of a unit."""
        rows = screen.person_ids | screen.unit_choice_ids
        return rows.filtered(lambda row: target in (row.user_id, row.unit_id)).action_choose()

    def _taken(self, **values):
        case = self._paper_case(**values)
        case.with_user(self.specialist).action_take()
        return case

    def test_an_executor_hands_the_own_work_over_to_a_colleague_with_a_word(self):
        case = self._taken()
        screen = self._screen(self.specialist, case)
        screen.word = "Клиент ждёт звонка"
        done = self._press(screen, self.second)
        self.assertEqual(case.user_id, self.second)
        self.assertIn(self.second.name, done["params"]["message"])
        self.assertEqual(done["params"]["out_of_sight"], [])
        task = case.activity_ids.filtered(lambda one: one.user_id == self.second)
        self.assertIn("Клиент ждёт звонка", task.mapped("summary")[-1])
        self.assertFalse(case.taken_at, "nobody has taken it yet")

    def test_an_executor_gives_nothing_to_another_unit_and_nothing_of_a_colleague(self):
        case = self._taken()
        screen = self._screen(self.specialist, case)
        self.assertFalse(screen.unit_choice_ids)
        self.assertNotIn(self.other, screen.person_ids.user_id)
        screen.user_id = self.other
        with refused(self, ONLY_A_COLLEAGUE):
            screen.action_assign()
        with refused(self, ONLY_OWN_WORK):
            case.with_user(self.second).action_hand_over()

    def test_the_rows_are_made_by_the_program_and_bind_nobody_to_them(self):
        """A row written past the screen gives no more than the person may give."""
        screen = self._screen(self.specialist, self._taken())
        row = self.env["apk.case.assign.choice"].with_user(self.specialist)
        with refused(self, ONLY_A_COLLEAGUE):
            row.create({"assign_id": screen.id, "unit_id": self.there.id}).action_choose()

    def test_a_head_who_sees_it_no_more_is_told_so_and_led_back(self):
        case = self._taken()
        done = self._press(self._screen(self.head, case), self.there)
        self.assertEqual((case.unit_id, case.user_id), (self.there, self.env["res.users"]))
        self.assertEqual(done["tag"], "apk_handed_over")
        self.assertEqual(done["params"]["out_of_sight"], case.ids)
        self.assertIn(self.other_head, case.activity_ids.user_id, "its head hears of it")

    def test_the_tasks_of_the_giver_go_along(self):
        case = self._taken()
        case._notify_assignee("Клиент написал ещё раз")
        self._press(self._screen(self.head, case), self.second)
        task = case.activity_ids.filtered(lambda one: one.summary == "Клиент написал ещё раз")
        self.assertEqual(task.user_id, self.second)

    def test_several_are_given_at_once_and_one_wrong_executor_changes_none(self):
        cases = self._paper_case() | self._paper_case()
        self._press(self._screen(self.head, cases), self.specialist)
        self.assertEqual(cases.user_id, self.specialist)
        self.assertEqual(cases.unit_id, self.unit)
        screen = self._screen(self.head, cases)
        screen.user_id = self.controller
        with refused(self, EXECUTOR_CANNOT_WORK, "cannot be the executor"):
            screen.action_assign()

    def test_those_with_the_least_work_stand_first_the_executor_is_left_out(self):
        self._paper_case(user_id=self.specialist.id)
        screen = self._screen(self.registrar, self._paper_case())
        people = list(screen.person_ids.user_id)
        self.assertLess(people.index(self.second), people.index(self.specialist))
        self.assertIn(self.there, screen.unit_choice_ids.unit_id)
        own = self._screen(self.specialist, self._taken())
        self.assertNotIn(self.specialist, own.person_ids.user_id)

    def test_a_queue_is_shared_out_by_load_not_to_the_head_and_not_to_who_is_away(self):
        self.unit.member_ids |= self.head
        self._paper_case(user_id=self.second.id)
        cases = self.env["apk.case"].union(*(self._paper_case() for _number in range(3)))
        self._screen(self.head, cases).action_share_out()
        shares = [
            len(cases.filtered(lambda c, u=u: c.user_id == u))
            for u in (self.specialist, self.second, self.head)
        ]
        self.assertEqual(shares, [2, 1, 0])
        self._away(self.specialist)
        more = self._paper_case() | self._paper_case()
        self._screen(self.head, more).action_share_out()
        self.assertEqual(more.user_id, self.second)

    def test_messages_of_several_units_are_shared_out_each_in_its_own(self):
        cases = self._paper_case() | self._paper_case(unit_id=self.there.id)
        self._screen(self.registrar, cases).action_share_out()
        self.assertEqual(cases[1].user_id, self.other)
        self.assertIn(cases[0].user_id, self.specialist | self.second)

    def test_sharing_out_takes_nothing_from_an_executor_for_nobody(self):
        """All of a unit are away, or a message has no unit: its executor keeps it, and the toast says so."""
        self._away(self.other)
        theirs = self._paper_case(unit_id=self.there.id, user_id=self.other.id)
        ours = self._paper_case()
        toast = self._screen(self.registrar, theirs | ours).action_share_out()["params"]
        self.assertEqual(theirs.user_id, self.other)
        self.assertIn(ours.user_id, self.specialist | self.second)
        self.assertIn(ours.name, toast["message"])
        self.assertNotIn(theirs.name, toast["message"])
        self.assertIn("; nobody is there for 1, they stay", toast["message"])
        nowhere = self._paper_case(user_id=self.specialist.id)
        nowhere.sudo().unit_id = False
        with refused(self, NOBODY_TO_HAND_OVER_TO):
            self._screen(self.registrar, nowhere).action_share_out()
        self.assertEqual(nowhere.user_id, self.specialist)

    def test_whoever_names_nobody_takes_no_message_away(self):
        case = self._taken()
        with refused(self, NOBODY_TO_HAND_OVER_TO):
            self._screen(self.head, case).action_assign()
        self.assertEqual(case.user_id, self.specialist)

    def test_load_is_counted_when_work_is_given_not_when_it_arrives(self):
        """Twelve letters before anybody came to work are not one person's."""
        wanted = {"urgency": False, "urgency_reason": False, "topic_id": False, "need_id": False}
        unit = self.env.ref("apk_base.unit_orst")
        unit.member_ids = self.specialist | self.second | self.head
        subject = "Хочу получить грант «Агростартап»"
        cases = [self._paper_case(subject=subject, unit_id=False, **wanted) for _n in range(4)]
        for case in cases:
            case.with_user(self.registrar).action_accept_and_next()
        people = [case.user_id for case in cases]
        self.assertEqual([people.count(one) for one in (self.specialist, self.second)], [2, 2])
        decided = cases[0].sudo().suggestion_ids.filtered(lambda one: one.aspect == "user")
        self.assertEqual(decided.state, "accepted")

    def test_what_is_not_mine_goes_back_to_the_head_with_the_reason(self):
        case = self._taken()
        dialog = self.env["apk.case.not.mine"].with_user(self.specialist)
        done = dialog.create({"case_id": case.id, "reason": "Гранты — у финансов"}).action_return()
        self.assertFalse(case.user_id)
        self.assertEqual(done["tag"], "apk_handed_over")
        task = case.activity_ids.filtered(lambda one: one.user_id == self.head)
        self.assertIn("Гранты — у финансов", task.mapped("summary")[-1])

    def test_a_head_gives_back_to_the_duty_registrar(self):
        self.env["ir.config_parameter"].set_param(
            "apk_base.duty_registrar_id", str(self.registrar.id)
        )
        case = self._paper_case()
        case.with_user(self.head).action_take()
        dialog = self.env["apk.case.not.mine"].with_user(self.head)
        dialog.create({"case_id": case.id, "reason": "Это не к нам"}).action_return()
        self.assertEqual(case.user_id, self.registrar)

    def test_only_the_executor_says_not_mine_and_says_why(self):
        case = self._taken()
        self.assertTrue(case.with_user(self.specialist).may_return)
        self.assertFalse(case.with_user(self.second).may_return)
        dialog = self.env["apk.case.not.mine"]
        with refused(self, ONLY_OWN_WORK):
            dialog.with_user(self.second).with_context(default_case_id=case.id).default_get(
                ["case_id"]
            )
        mine = dialog.with_user(self.specialist).create({"case_id": case.id, "reason": " "})
        with refused(self, REASON_MISSING):
            mine.action_return()

    def test_what_the_head_reads_and_what_is_over_stays_where_it_is(self):
        case = self._taken()
        case.sudo().state = "approval"
        with refused(self, ANSWER_IS_BEING_APPROVED):
            case.with_user(self.specialist).action_hand_over()
        case.sudo().state = "closed"
        with refused(self, MESSAGE_IS_OVER):
            case.with_user(self.head).action_hand_over()

    def test_a_message_for_a_unit_in_which_nobody_works_is_the_duty_registrars(self):
        self.env["ir.config_parameter"].set_param(
            "apk_base.duty_registrar_id", str(self.registrar.id)
        )
        self.there.member_ids = False
        case = self._paper_case()
        done = self._press(self._screen(self.head, case), self.there)
        self.assertEqual((case.unit_id, case.user_id), (self.there, self.registrar))
        self.assertIn(self.registrar, case.activity_ids.user_id)
        self.assertTrue(done["params"]["out_of_sight"])

    def test_agreeing_with_a_unit_without_people_is_not_silent_either(self):
        self.env["ir.config_parameter"].set_param(
            "apk_base.duty_registrar_id", str(self.registrar.id)
        )
        self.there.member_ids = False
        case = self._paper_case(unit_id=self.there.id, urgency=False, urgency_reason=False)
        case.with_user(self.registrar).action_accept_and_next()
        self.assertEqual(case.user_id, self.registrar)
        self.assertIn(self.registrar, case.activity_ids.user_id)

    def _away(self, person, substitute=None):
        today = self.env["apk.office"]._today()
        self.env["apk.absence"].create(
            {
                "user_id": person.id,
                "substitute_id": substitute and substitute.id,
                "first_day": today,
                "last_day": fields.Date.add(today, days=5),
            }
        )

    def test_work_given_to_who_is_away_goes_to_the_substitute(self):
        self._away(self.specialist, self.second)
        case = self._paper_case()
        screen = self._screen(self.head, case)
        row = screen.person_ids.filtered(lambda one: one.user_id == self.specialist)
        self.assertIn("замещает" if "нет по" in row.label else "stands in", row.label)
        self._press(screen, self.specialist)
        self.assertEqual(case.user_id, self.second)

    def test_tasks_and_the_desk_of_who_is_away_are_the_substitutes(self):
        case = self._taken()
        self.assertNotIn(case, case.search(case.with_user(self.second)._mine()))
        self._away(self.specialist, self.second)
        self.assertIn(case, case.search(case.with_user(self.second)._mine()))
        case._notify_assignee("Клиент написал ещё раз")
        task = case.activity_ids.filtered(lambda one: one.summary == "Клиент написал ещё раз")
        self.assertEqual(task.user_id, self.second)

    def test_without_a_substitute_tasks_go_to_the_head_and_to_the_deputy_of_an_absent_head(self):
        deputy = new_test_user(self.env, "t-deputy", "apk_base.group_head")
        self.unit.deputy_id = deputy
        self._away(self.specialist)
        case = self._paper_case(user_id=self.specialist.id)
        for head, what in ((self.head, "Клиент звонил"), (deputy, "Клиент написал")):
            case._notify_assignee(what)
            task = case.activity_ids.filtered(lambda one, what=what: one.summary == what)
            self.assertEqual(task.user_id, head)
            self._away(head)

    def test_a_substitute_who_may_not_read_the_message_gets_no_task_about_it(self):
        """The absent one works in two units, the substitute only in the other one."""
        self.there.member_ids |= self.specialist
        self._away(self.specialist, self.other)
        case = self._paper_case(user_id=self.specialist.id)
        case._notify_assignee("Клиент звонил")
        task = case.activity_ids.filtered(lambda one: one.summary == "Клиент звонил")
        self.assertEqual(task.user_id, self.head)

    def test_reminders_go_to_the_substitute(self):
        with freeze_time("2026-11-20 14:40:00"):  # Fri 17:40 in Kostroma; due Mon 17:40
            case = self._taken()
        with freeze_time("2026-11-23 12:45:00"):  # Mon 15:45
            self._away(self.specialist, self.second)
            self._run("apk_base.ir_cron_remind")
        kind = self.env.ref("apk_base.activity_deadline")
        tasks = case.activity_ids.filtered(lambda task: task.activity_type_id == kind)
        self.assertIn(self.second, tasks.user_id)
        self.assertNotIn(self.specialist, tasks.user_id)
