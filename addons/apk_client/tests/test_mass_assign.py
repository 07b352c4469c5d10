"""п. 66: several messages are given to one executor at once, by who gives work out."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..exceptions import ExecutorCannotWork
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestMassAssign(CaseCommon):
    def _screen(self, user, cases, **values):
        """The window as it opens over the marked lines of the list."""
        screen = self.env["apk.case.assign"].with_user(user).with_context(active_ids=cases.ids)
        return screen.create(values)

    def test_the_head_gives_several_messages_to_one_executor(self):
        cases = self._paper_letter() | self._paper_letter()
        self._screen(self.head, cases, user_id=self.specialist.id).action_assign()
        self.assertEqual(cases.user_id, self.specialist)
        self.assertEqual(cases.unit_id, self.unit)

    def test_the_registrar_sends_them_to_another_unit_and_leaves_the_executor_to_it(self):
        unit = self.env.ref("apk_knowledge.unit_opkr")
        cases = self._paper_letter() | self._paper_letter()
        self._screen(self.registrar, cases, unit_id=unit.id).action_assign()
        self.assertEqual(cases.unit_id, unit)
        self.assertFalse(cases.user_id)

    def test_the_unit_is_filled_in_when_all_have_the_same(self):
        same = self._paper_letter() | self._paper_letter()
        self.assertEqual(self._screen(self.head, same).unit_id, self.unit)
        other = self._paper_letter(unit_id=self.env.ref("apk_knowledge.unit_orst").id)
        self.assertFalse(self._screen(self.head, same | other).unit_id)

    def test_a_specialist_gives_out_no_work(self):
        case = self._paper_letter()
        with self.assertRaises(AccessError):
            self._screen(self.specialist, case, user_id=self.specialist.id)

    def test_one_wrong_executor_changes_none_of_them(self):
        cases = self._paper_letter() | self._paper_letter()
        screen = self._screen(self.head, cases, user_id=self.controller.id)
        with self.assertRaisesRegex(ExecutorCannotWork, "cannot be the executor"):
            screen.action_assign()
