"""п. 18: a press on a stale screen, or a call past the screen, changes nothing in what is over."""

from odoo import fields
from odoo.tests import tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import ANSWER_IS_BEING_APPROVED, MESSAGE_IS_OVER, NOTHING_TO_APPROVE
from .common import CaseCommon

OVER = ("answered", "forwarded", "not_considered", "merged", "closed")


@tagged("post_install", "-at_install")
class TestWhatIsOverStaysOver(CaseCommon):
    def _case_in(self, state):
        case = self._paper_case()
        case.sudo().state = state
        return case.with_user(self.head)

    def test_nothing_more_is_decided_on_a_message_that_is_over(self):
        today = self.env["apk.office"]._today()
        tomorrow = fields.Date.add(today, days=1)
        now = fields.Datetime.now()
        decisions = {
            "take": lambda case: case.action_take(),
            "ask in writing": lambda case: case._clarify_in_writing("Какой район?"),
            "ask by phone": lambda case: case._clarify_by_phone("Какой район?", "Буйский", now),
            "answer": lambda case: case.action_send_answer(),
            "forward": lambda case: case._forward("Минсельхоз", "Москва", "их дело", "1", today),
            "extend": lambda case: case._extend(5, "ждём ответа"),
            "suspect": lambda case: case._suspect_abuse("insult"),
            "ask for papers": lambda case: case._offer_to_fix(now, "справка", tomorrow),
        }
        for state in OVER:
            case = self._case_in(state)
            deliveries = len(case.delivery_ids)
            for name, decide in decisions.items():
                if (state, name) == ("forwarded", "forward"):  # several bodies may be competent
                    continue
                with self.subTest(state=state, decision=name), refused(self, MESSAGE_IS_OVER):
                    decide(case)
            self.assertEqual((case.state, len(case.delivery_ids)), (state, deliveries))

    def test_two_presses_on_take_are_one_line_of_the_history(self):
        case = self._case_in("registered")
        case.action_take()
        before = self.env["apk.interaction"].search_count([("res_id", "=", case.id)])
        case.action_take()
        self.assertEqual(
            self.env["apk.interaction"].search_count([("res_id", "=", case.id)]), before
        )

    def test_an_answer_that_the_head_reads_is_neither_taken_back_nor_returned_twice(self):
        case = self._case_in("approval")
        with refused(self, ANSWER_IS_BEING_APPROVED):
            case.action_take()
        case.approval_remark = "Короче"
        case.action_return_answer()
        with refused(self, NOTHING_TO_APPROVE):
            case.action_return_answer()
