"""п. 18, 66: forty messages before lunch: one button for each, or one for all."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import ONLY_THE_HEAD_OR_REGISTRAR

from .common import CaseCommon

GRANT = (
    "<p>Прошу рассказать, когда начнётся отбор на грант «Агростартап» и какие нужны документы.</p>"
)
OPEN = {"urgency": False, "urgency_reason": False, "topic_id": False, "need_id": False}


@tagged("post_install", "-at_install")
class TestTriageQueue(CaseCommon):
    def setUp(self):
        super().setUp()
        self.grants = self.env.ref("apk_base.unit_orst")
        self.cases = self._message_about_a_grant() | self._message_about_a_grant()

    def _message_about_a_grant(self):
        return self._paper_case(**OPEN, unit_id=False, body=GRANT, subject="Агростартап")

    def _queue(self):
        found = self.env["apk.case"].with_user(self.registrar)
        return found.search([("awaits_triage", "=", True)]) & self.cases

    def test_one_button_assigns_the_message_to_its_unit_and_executor(self):
        case = self.cases[0]
        case.with_user(self.registrar).action_accept_and_next()
        self.assertEqual((case.unit_id, case.user_id), (self.grants, self.specialist))
        self.assertEqual((case.urgency, case.state), ("ordinary", "registered"))
        self.assertFalse(case.pending_suggestion_ids)

    def test_the_next_message_opens_by_itself(self):
        first, second = self.cases.sorted(lambda case: (case.next_due_at, case.id))
        opened = first.with_user(self.registrar).action_accept_and_next()
        self.assertEqual(opened["tag"], "apk_open_next")
        self.assertIn(second.id, opened["params"]["ids"])
        self.assertNotIn(first.id, opened["params"]["ids"])

    def test_what_was_skipped_comes_again_at_the_end(self):
        self.cases |= self._message_about_a_grant()
        skipped, here, after = self.cases.sorted(lambda case: (case.next_due_at, case.id))
        opened = here.with_user(self.registrar).action_accept_and_next()["params"]["ids"]
        mine = [case_id for case_id in opened if case_id in self.cases.ids]
        self.assertEqual(mine, [after.id, skipped.id])

    def test_after_the_last_message_the_desk_opens(self):
        everything = self.env["apk.case"].search([("awaits_triage", "=", True)])
        (everything - self.cases[0]).suggestion_ids.state = "accepted"
        opened = self.cases[0].with_user(self.registrar).action_accept_and_next()
        self.assertEqual((opened["tag"], opened["params"]["ids"]), ("apk_open_next", []))

    def test_a_marked_queue_is_agreed_with_at_once(self):
        self.assertEqual(self._queue(), self.cases)
        self.cases.with_user(self.registrar).action_accept_suggestions()
        self.assertEqual(self.cases.mapped("urgency"), ["ordinary", "ordinary"])
        self.assertFalse(self._queue())

    def test_the_list_tells_what_would_be_agreed_with(self):
        case = self.cases[0].with_user(self.registrar)
        self.assertRegex(case.suggested, r"^\S+ · \S+.* · ")
        self.assertIn(
            case.pending_suggestion_ids.filtered(lambda s: s.aspect == "user").value_name,
            case.suggested,
        )

    def test_the_list_asks_the_database_no_more_for_more_messages(self):
        few = self._questions(self.cases)
        many = self.cases.union(*(self._message_about_a_grant() for _number in range(10)))
        self.assertLessEqual(self._questions(many), few + 2)

    def _questions(self, cases):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        cases.with_user(self.registrar).mapped("suggested")
        return self.cr.sql_log_count - before

    def test_a_specialist_distributes_nothing(self):
        mine = self._paper_case(**OPEN)
        with refused(self, ONLY_THE_HEAD_OR_REGISTRAR):
            mine.with_user(self.specialist).action_accept_and_next()

    def test_messages_that_ask_for_nothing_are_closed_together(self):
        screen = self.env["apk.case.no.answer"].with_user(self.registrar)
        screen = screen.with_context(active_ids=self.cases.ids)
        screen.create({"ground": "Реклама"}).action_close()
        self.assertEqual(self.cases.mapped("state"), ["closed", "closed"])
        self.assertEqual(self.cases.mapped("result_ground"), ["Реклама", "Реклама"])

    def test_the_registrar_has_the_queue_on_the_desk_and_a_specialist_has_not(self):
        queues = {
            queue["key"]: queue for queue in self.env["apk.desk"].with_user(self.registrar).desk()
        }
        self.assertGreaterEqual(queues["to_triage"]["count"], 2)
        triage = self.env.ref("apk_case.apk_case_view_list_triage")
        self.assertEqual(queues["to_triage"]["list_view_id"], triage.id)
        queues = self.env["apk.desk"].with_user(self.specialist).desk()
        self.assertNotIn("to_triage", [queue["key"] for queue in queues])

    def test_a_specialist_closes_no_queue(self):
        mine = self._paper_case()
        with self.assertRaisesRegex(AccessError, "apk.case.no.answer"):
            self.env["apk.case.no.answer"].with_user(self.specialist).with_context(
                active_ids=mine.ids
            ).create({"ground": "x"})
