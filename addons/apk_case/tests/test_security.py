"""Who sees and who changes: a specialist the own unit, a controller everything without a pen."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestSecurity(CaseCommon):
    def test_a_specialist_sees_the_messages_of_the_own_unit(self):
        case = self._paper_case()
        other = new_test_user(self.env, "t-other", "apk_base.group_specialist")
        self.assertEqual(case.with_user(self.specialist).subject, case.subject)
        with self.assertRaisesRegex(AccessError, r"apk\.case\b"):
            case.with_user(other).read(["subject"])

    def test_an_executor_of_another_unit_sees_the_message(self):
        other = new_test_user(self.env, "t-other", "apk_base.group_specialist")
        case = self._paper_case(user_id=other.id)
        self.assertEqual(case.with_user(other).subject, case.subject)

    def test_a_head_sees_what_nobody_has_been_given(self):
        case = self._paper_case(unit_id=False)
        self.assertEqual(case.with_user(self.head).subject, case.subject)

    def test_a_controller_reads_everything_and_changes_nothing(self):
        case = self._paper_case()
        self.assertTrue(case.with_user(self.controller).delivery_ids)
        with self.assertRaisesRegex(AccessError, r"apk\.case\b"):
            case.with_user(self.controller).subject = "x"
        with self.assertRaisesRegex(AccessError, r"apk\.case\b"):
            case.with_user(self.controller).action_take()

    def test_nobody_types_in_promises_deliveries_or_history(self):
        case = self._paper_case()
        deadline, delivery = case.deadline_ids[:1], case.delivery_ids[:1]
        for user in (self.specialist, self.registrar, self.env.ref("base.user_admin")):
            with self.assertRaisesRegex(AccessError, "apk.deadline", msg=user.login):
                deadline.with_user(user).fulfilled_at = "2026-01-01 00:00:00"
            with refused(self, FILLED_BY_THE_SYSTEM, msg=user.login):
                delivery.with_user(user).state = "sent"

    def test_a_clerk_without_a_role_sees_nothing(self):
        case = self._paper_case()
        outsider = new_test_user(self.env, "t-outsider", "base.group_user")
        with self.assertRaisesRegex(AccessError, r"apk\.case\b"):
            case.with_user(outsider).read(["subject"])

    def test_a_controller_cannot_mark_a_delivery(self):
        task = self._deliveries(self._paper_case(), "first_reply")
        with self.assertRaisesRegex(AccessError, r"apk\.case\b"):
            task.with_user(self.controller).action_mark_sent()

    def test_nobody_types_in_the_state_or_the_number(self):
        case = self._paper_case()
        for values in ({"state": "answered"}, {"name": "ОГ-2026/999999"}, {"registered_at": False}):
            with refused(self, FILLED_BY_THE_SYSTEM):
                case.with_user(self.registrar).write(values)

    def test_a_new_message_is_registered_whatever_the_caller_says(self):
        case = self._paper_case(state="closed", name="ОГ-2026/999999")
        self.assertEqual(case.state, "registered")
        self.assertNotEqual(case.name, "ОГ-2026/999999")

    def test_nobody_registers_a_message_as_decided_or_destroyed(self):
        for values in ({"closed_at": "2026-01-01 00:00:00"}, {"abuse_state": "confirmed"}):
            with refused(self, FILLED_BY_THE_SYSTEM):
                self._paper_case(**values)

    def test_a_default_types_in_no_fact(self):
        """``default_*`` in a context, or a default that a user has saved for himself."""
        fact = self.env["ir.model.fields"]._get("apk.case", "approved_by_id")
        own = {"field_id": fact.id, "user_id": self.registrar.id, "json_value": "2"}
        self.env["ir.default"].with_user(self.registrar).create(own)
        moment = "2026-01-01 00:00:00"
        cases = self.env["apk.case"].with_user(self.registrar)
        cases = cases.with_context(default_closed_at=moment, default_subject="О гранте")
        case = cases.create({"partner_id": self.client.id})
        self.assertEqual(case.subject, "О гранте")
        self.assertFalse(case.closed_at or case.approved_by_id)

    def test_nobody_types_in_who_checked_and_who_approved(self):
        requests = self.env["apk.history.request"].with_user(self.registrar)
        values = {"partner_id": self.client.id, "asked_by": "x"}
        request = requests.create(values)
        act = self.env["apk.destruction.act"].create({"name": "1/2026"})
        for record, facts in (
            (request, {"state": "confirmed"}),
            (request, {"confirmed_by_id": self.head.id}),
            (act.with_user(self.registrar), {"state": "reviewed"}),
            (act.with_user(self.registrar), {"reviewed_by_id": self.head.id}),
            (act.with_user(self.registrar), {"case_ids": [(5,)]}),
        ):
            with refused(self, FILLED_BY_THE_SYSTEM, msg=facts):
                record.write(facts)
        with refused(self, FILLED_BY_THE_SYSTEM):
            requests.create({**values, "state": "given"})
