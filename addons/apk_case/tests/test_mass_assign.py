"""п. 66: several messages are given to one executor at once, by who gives work out."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import EXECUTOR_CANNOT_WORK
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestMassAssign(CaseCommon):
    def _screen(self, user, cases, **values):
        """The window as it opens over the marked lines of the list."""
        screen = self.env["apk.case.assign"].with_user(user).with_context(active_ids=cases.ids)
        return screen.create(values)

    def test_the_head_gives_several_messages_to_one_executor(self):
        cases = self._paper_case() | self._paper_case()
        self._screen(self.head, cases, user_id=self.specialist.id).action_assign()
        self.assertEqual(cases.user_id, self.specialist)
        self.assertEqual(cases.unit_id, self.unit)

    def test_the_registrar_sends_them_to_another_unit_and_leaves_the_executor_to_it(self):
        unit = self.env.ref("apk_base.unit_opkr")
        cases = self._paper_case() | self._paper_case()
        self._screen(self.registrar, cases, unit_id=unit.id).action_assign()
        self.assertEqual(cases.unit_id, unit)
        self.assertFalse(cases.user_id)

    def test_the_unit_is_filled_in_when_all_have_the_same(self):
        same = self._paper_case() | self._paper_case()
        self.assertEqual(self._screen(self.head, same).unit_id, self.unit)
        other = self._paper_case(unit_id=self.env.ref("apk_base.unit_orst").id)
        self.assertFalse(self._screen(self.head, same | other).unit_id)

    def test_a_specialist_gives_out_no_work(self):
        case = self._paper_case()
        with self.assertRaisesRegex(AccessError, "apk.case.assign"):
            self._screen(self.specialist, case, user_id=self.specialist.id)

    def test_one_wrong_executor_changes_none_of_them(self):
        cases = self._paper_case() | self._paper_case()
        screen = self._screen(self.head, cases, user_id=self.controller.id)
        with refused(self, EXECUTOR_CANNOT_WORK, "cannot be the executor"):
            screen.action_assign()

    def test_executors_are_offered_from_the_unit(self):
        stranger = new_test_user(self.env, "t-stranger", "apk_base.group_specialist")
        screen = self._screen(self.head, self._paper_case())
        self.assertIn(self.specialist, screen.executor_ids)
        self.assertNotIn(stranger, screen.executor_ids)
        screen.unit_id = False
        self.assertIn(stranger, screen.executor_ids)
        self.assertNotIn(self.controller, screen.executor_ids)

    def test_a_queue_is_shared_out_by_load(self):
        second = new_test_user(self.env, "t-second", "apk_base.group_specialist")
        self.unit.member_ids = self.specialist | second
        self._paper_case(user_id=second.id)
        cases = self.env["apk.case"].union(*(self._paper_case() for _number in range(3)))
        self._screen(self.head, cases, in_turn=True).action_assign()
        shares = [
            len(cases.filtered(lambda c, u=u: c.user_id == u)) for u in (self.specialist, second)
        ]
        self.assertEqual(shares, [2, 1])

    def test_a_unit_without_people_leaves_them_to_its_head(self):
        unit = self.env.ref("apk_base.unit_opkr")
        unit.member_ids = False
        cases = self._paper_case()
        self._screen(self.head, cases, unit_id=unit.id, in_turn=True).action_assign()
        self.assertEqual((cases.unit_id, cases.user_id), (unit, self.env["res.users"]))

    def test_messages_of_several_units_are_shared_out_each_in_its_own(self):
        other = self.env.ref("apk_base.unit_orst")
        second = new_test_user(self.env, "t-second", "apk_base.group_specialist")
        self.unit.member_ids, other.member_ids = self.specialist, second
        cases = self._paper_case() | self._paper_case(unit_id=other.id)
        self._screen(self.registrar, cases, in_turn=True).action_assign()
        self.assertEqual(cases.mapped("unit_id"), self.unit | other)
        self.assertEqual([case.user_id for case in cases], [self.specialist, second])
