"""What a head reads before an answer leaves: the answer, where it goes, the client's words, and nothing to type into it."""

from ast import literal_eval

from lxml import etree

from odoo.tests import tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestApprovalScreen(CaseCommon):
    def _screen(self, person):
        view = self.env.ref("apk_case.apk_case_view_form_approval").id
        return etree.fromstring(self.env["apk.case"].with_user(person).get_view(view)["arch"])

    def test_the_answer_is_read_and_not_rewritten(self):
        screen = self._screen(self.head)
        for name in ("answer_body", "refusal_grounds", "new_words", "routes_text"):
            (field,) = screen.findall(f".//field[@name='{name}']")
            self.assertEqual(field.get("readonly"), "1", name)
        names = [field.get("name") for field in screen.iter("field")]
        self.assertLess(names.index("answer_body"), names.index("new_words"))

    def test_only_a_head_decides(self):
        buttons = {"action_approve", "action_return_answer"}
        for person, seen in ((self.head, buttons), (self.specialist, set())):
            shown = {button.get("name") for button in self._screen(person).iter("button")}
            self.assertEqual(shown & buttons, seen, person.login)

    def test_the_screen_says_which_version_was_read(self):
        screen = self._screen(self.head)
        self.assertEqual(screen.get("js_class"), "apk_case_form")
        self.assertTrue(screen.findall(".//field[@name='answer_version']"))

    def test_the_list_has_what_waits_for_approval(self):
        action = self.env.ref("apk_case.apk_case_action_approval")
        case = self._paper_case()
        self.assertNotIn(case, self.env["apk.case"].search(literal_eval(action.domain)))
        case.sudo().state = "approval"
        self.assertIn(case, self.env["apk.case"].search(literal_eval(action.domain)))
