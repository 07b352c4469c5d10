"""The form of a message: whatever its state, the next step of whom it waits for is one visible button."""

from lxml import etree

from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestNextStep(CaseCommon):
    def _next_steps(self, case, user):
        """Names of the bright buttons above the form that this user sees."""
        mine = case.with_user(user)
        header = etree.fromstring(mine.get_view(view_type="form")["arch"]).find(".//header")
        facts = {"id": case.id}
        for name in mine._fields:
            if name in etree.tostring(header, encoding="unicode"):
                value = mine[name]
                facts[name] = value.ids if hasattr(value, "ids") else value
        return [
            button.get("name")
            for button in header.iter("button")
            if "btn-primary" in (button.get("class") or "")
            and not safe_eval(button.get("invisible") or "False", facts)
        ]

    def test_from_the_registration_to_the_end(self):
        case = self._paper_case(urgency=False, urgency_reason=False)
        mine = case.with_user(self.specialist)
        self.assertEqual(self._next_steps(case, self.specialist), ["action_accept_and_take"])
        mine.action_accept_suggestions()
        self.assertEqual(self._next_steps(case, self.specialist), ["action_take"])
        mine.action_take()
        self.assertEqual(self._next_steps(case, self.specialist), ["action_ask_to_send"])
        mine.answer_body = "<p>Субсидию получают те, у кого больше трёх коров.</p>"
        mine.action_send_answer()
        self.assertEqual(self._next_steps(case, self.specialist), ["action_open_deliveries"])
        opened = mine.action_open_deliveries()
        self.assertEqual(
            self.env["apk.delivery"].search(opened["domain"]), case.sudo().delivery_ids
        )
        self._deliveries(case, "answer").with_user(self.registrar).action_mark_sent()
        self.assertEqual(self._next_steps(case, self.specialist), ["action_close"])
        mine.action_close()
        self.assertEqual(self._next_steps(case, self.specialist), [])

    def test_a_registrar_passes_on_and_takes_only_what_is_decided(self):
        case = self._paper_case(urgency=False, urgency_reason=False)
        self.assertEqual(self._next_steps(case, self.registrar), ["action_accept_and_next"])
        case.with_user(self.registrar).action_accept_and_next()
        self.assertEqual(self._next_steps(case, self.registrar), ["action_take"])

    def test_an_answer_that_the_head_reads_waits_for_the_head(self):
        case = self._paper_case()
        self.unit.answers_need_approval = True
        mine = case.with_user(self.specialist)
        mine.action_take()
        mine.answer_body = "<p>Субсидию получают те, у кого больше трёх коров.</p>"
        mine.action_send_answer()
        self.assertEqual(self._next_steps(case, self.specialist), [])
        self.assertEqual(self._next_steps(case, self.head), ["action_approve"])

    def test_what_the_answer_lacks_is_asked_for_in_the_last_look(self):
        for values, is_asked in (({"topic_id": False}, True), ({}, False)):
            case = self._paper_case(**values).with_user(self.specialist)
            case.action_take()
            case.answer_body = "<p>Субсидию получают те, у кого больше трёх коров.</p>"
            context = case.action_ask_to_send(case.answer_version)["context"]
            screen = self.env["apk.case.send"].with_context(**context).create({})
            self.assertEqual(screen.needs_classification, is_asked)

    def test_no_state_has_two(self):
        case = self._paper_case(regime_id=self.env.ref("apk_case.regime_support").id)
        case.with_user(self.head)._pause("ждём справку")
        steps = {
            "registered": ["action_take"],
            "in_work": ["action_ask_to_send"],
            "clarifying": ["action_ask_to_send"],
            "approval": ["action_approve"],
            "answered": ["action_close"],
            "forwarded": ["action_close"],
            "not_considered": ["action_close"],
            "merged": [],
            "closed": [],
        }
        self.assertEqual(set(steps), set(dict(case._fields["state"].selection)))
        for state, expected in steps.items():
            case.sudo().state = state
            self.assertEqual(self._next_steps(case, self.head), expected, state)

    def test_saved_searches_open_without_an_error(self):
        filters = self.env["ir.filters"].search([("model_id", "=", "apk.case")])
        self.assertGreaterEqual(len(filters), 4)
        self._paper_case()
        for saved in filters:
            self.env["apk.case"].with_user(self.head).search(saved._get_eval_domain())
