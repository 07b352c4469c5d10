"""A bulk act is taken back from its toast: what the act wrote, unless somebody has gone on since (п. 66)."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged
from odoo.tools import SQL

from odoo.addons.apk_base.tests.refused import refused

from ..messages import UNDO_IS_OVER
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestUndoBulkActs(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # another clerk of the unit with less work than anybody: the suggestion is his
        cls.other_unit = cls.env.ref("apk_base.unit_ofpg")

    def _undo_of(self, toast, person):
        button = toast["params"]["button"]
        return self.env[button["model"]].with_user(person).browse(button["ids"])

    def _hand_over(self, giver, cases, receiver):
        """
        :param receiver: a unit or a person
        """
        given = cases.with_user(giver).action_hand_over()
        screen = self.env["apk.case.assign"].with_user(giver).browse(given["res_id"])
        rows = screen.person_ids | screen.unit_choice_ids
        return rows.filtered(lambda row: receiver in (row.unit_id, row.user_id)).action_choose()

    def _long_ago(self, records):
        """A test is one transaction, and a moment of the database is that of its transaction."""
        self.env.flush_all()
        self.env.execute_query(
            SQL(
                "UPDATE %s SET create_date = create_date - interval '3 minutes',"
                " write_date = write_date - interval '3 minutes' WHERE id IN %s",
                SQL.identifier(records._table),
                tuple(records.ids),
            )
        )
        records.invalidate_recordset()

    def _taken_case(self):
        case = self._paper_case()
        case.with_user(self.specialist).action_take()
        return case

    def test_messages_given_to_another_unit_come_back(self):
        cases = self._paper_case() | self._paper_case()
        toast = self._hand_over(self.head, cases, self.other_unit)
        self.assertEqual(cases.unit_id, self.other_unit)
        told = self._undo_of(toast, self.head).action_undo()
        self.assertEqual(cases.unit_id, self.unit)
        self.assertIn("2", told["params"]["message"])

    def test_whoever_got_a_message_by_mistake_neither_follows_it_nor_has_a_task(self):
        case = self._paper_case()
        toast = self._hand_over(self.head, case, self.specialist)
        self.assertIn(self.specialist.partner_id, case.message_partner_ids)
        self.assertIn(self.specialist, case.activity_ids.user_id)
        self._undo_of(toast, self.head).action_undo()
        self.assertFalse(case.user_id)
        self.assertNotIn(self.specialist.partner_id, case.message_partner_ids)
        self.assertNotIn(self.specialist, case.activity_ids.user_id)

    def test_a_message_that_somebody_has_gone_on_with_stays(self):
        left, back = self._paper_case(), self._paper_case()
        toast = self._hand_over(self.registrar, left | back, self.specialist)
        left.with_user(self.specialist).action_take()
        told = self._undo_of(toast, self.registrar).action_undo()
        self.assertEqual((left.user_id, left.state), (self.specialist, "in_work"))
        self.assertFalse(back.user_id)
        self.assertRegex(told["params"]["message"], r"1.*1")

    def test_a_toast_left_on_the_screen_takes_nothing_back(self):
        case = self._paper_case()
        undo = self._undo_of(self._hand_over(self.head, case, self.specialist), self.head)
        self._long_ago(undo)
        with refused(self, UNDO_IS_OVER):
            undo.action_undo()
        self.assertEqual(case.user_id, self.specialist)

    def test_a_message_that_the_client_or_the_answer_has_gone_on_with_stays(self):
        def client_writes(case):
            case._note_client_wrote()

        def colleague_drafts(case):
            case.with_user(self.specialist).answer_body = "<p>Начало ответа.</p>"

        def notice_leaves(case):
            case._send_notice("status_notice")

        for go_on in (client_writes, colleague_drafts, notice_leaves):
            with self.subTest(go_on.__name__):
                case = self._paper_case()
                toast = self._hand_over(self.registrar, case, self.specialist)
                go_on(case)
                self._undo_of(toast, self.registrar).action_undo()
                self.assertEqual(case.user_id, self.specialist)

    def test_a_message_in_work_comes_back_as_taken_since_then(self):
        case = self._taken_case()
        taken_at, taken_text = case.taken_at, case.taken_text
        toast = self._hand_over(self.head, case, self.other_unit)
        self.assertFalse(case.taken_at)
        self._undo_of(toast, self.head).action_undo()
        self.assertEqual((case.taken_at, case.taken_text), (taken_at, taken_text))

    def test_the_head_of_the_wrong_unit_neither_follows_it_nor_has_its_tasks(self):
        wrong_head = new_test_user(self.env, "t-wrong-head", "apk_base.group_head")
        self.other_unit.write({"head_id": wrong_head.id, "member_ids": [(4, wrong_head.id)]})
        case = self._taken_case()
        call = case.activity_schedule(
            "mail.mail_activity_data_todo", summary="позвонить", user_id=self.specialist.id
        )
        former = case.activity_ids
        self._long_ago(former)
        toast = self._hand_over(self.head, case, self.other_unit)
        self.assertEqual(call.user_id, wrong_head)
        self.assertGreater(case.activity_ids, former)
        self._undo_of(toast, self.head).action_undo()
        self.assertEqual(case.activity_ids, former)
        self.assertEqual(call.user_id, self.specialist)
        self.assertNotIn(wrong_head.partner_id, case.message_partner_ids)
        self.assertIn(self.specialist.partner_id, case.message_partner_ids)

    def test_the_history_says_that_the_handing_over_was_taken_back(self):
        case = self._paper_case()
        toast = self._hand_over(self.head, case, self.other_unit)
        self._undo_of(toast, self.head).action_undo()
        self.assertIn("taken back", case.message_ids[0].body)

    def test_suggestions_that_were_agreed_with_wait_again(self):
        open_values = {"urgency": False, "urgency_reason": False, "topic_id": False}
        cases = self._paper_case(**open_values) | self._paper_case(**open_values)
        waiting = cases.pending_suggestion_ids
        toast = cases.with_user(self.registrar).action_accept_suggestions()
        self.assertFalse(cases.pending_suggestion_ids)
        self._undo_of(toast, self.registrar).action_undo()
        self.assertEqual(cases.pending_suggestion_ids, waiting)
        self.assertFalse(any(cases.mapped("urgency")))
        self.assertFalse(cases.topic_id)
        self.assertFalse(waiting.decided_by_id)

    def test_a_toast_is_used_once_and_by_whoever_has_it(self):
        case = self._paper_case()
        toast = self._hand_over(self.head, case, self.specialist)
        with self.assertRaises(AccessError):
            self._undo_of(toast, self.registrar).action_undo()
        undo = self._undo_of(toast, self.head)
        undo.action_undo()
        self.assertFalse(undo.exists())

    def test_nobody_writes_what_will_be_restored(self):
        rows = self.env["apk.case.undo"].with_user(self.head)
        with self.assertRaises(AccessError):
            rows.create({"before": {}, "after": {}})
        toast = self._hand_over(self.head, self._paper_case(), self.specialist)
        with self.assertRaises(AccessError):
            self._undo_of(toast, self.head).write({"before": {}})

    def test_a_closing_only_tells(self):
        cases = self._paper_case() | self._paper_case()
        screen = self.env["apk.case.no.answer"].with_user(self.registrar)
        screen = screen.with_context(active_ids=cases.ids)
        toast = screen.create({"ground": "Реклама"}).action_close()
        self.assertEqual(toast["tag"], "apk_toast")
        self.assertNotIn("button", toast["params"])
