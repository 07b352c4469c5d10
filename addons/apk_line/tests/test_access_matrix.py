"""Access rights on the line: every role, every model, every operation; a missing row is a failure."""

from odoo.tests import new_test_user, tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.access_matrix import check_complete, check_rights
from odoo.addons.apk_base.tests.refused import refused

from .common import LineCommon

ROLES = (
    "nobody",
    "operator",
    "line_head",
    "officer",
    "specialist",
    "head",
    "registrar",
    "controller",
    "administrator",
)
# Columns stand in the order of ROLES.
MATRIX = """
apk.call                 -    rw   rw   -    r    r    r    r    r
apk.call.transfer        -    r    r    -    r    r    r    r    r
apk.callback             -    rw   rw   -    rw   rw   rw   r    rw
apk.callback.window      -    r    r    -    r    r    r    r    r
apk.callback.attempt     -    r    r    -    r    r    r    r    r
apk.telephony.event      -    -    r    -    -    -    -    -    -
apk.line.expert          r    r    rwc  r    r    rwc  r    r    rwcu
apk.line.shift           -    r    rwcu r    -    -    -    r    -
apk.training.programme   -    r    r    rwc  -    r    -    r    r
apk.training.session     -    r    r    rwc  -    r    -    r    r
apk.training.record      -    r    r    rwcu -    r    -    r    r
apk.training.duty        -    r    r    r    -    r    -    r    r
apk.cdr.import           -    -    rwcu -    -    -    -    -    -
apk.line.settings        -    -    -    -    -    -    -    -    rwcu
"""


@tagged("post_install", "-at_install")
class TestAccessMatrix(LineCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.administrator = new_test_user(
            cls.env, "t-administrator", "apk_base.group_administrator"
        )
        cls.nobody = new_test_user(cls.env, "t-nobody", "base.group_user")

    def test_every_role_has_the_rights_of_the_table_and_no_other(self):
        check_rights(self, MATRIX, {role: getattr(self, role) for role in ROLES})

    def test_no_model_of_the_addon_is_forgotten(self):
        check_complete(self, MATRIX, "apk_line")

    def test_a_specialist_sees_the_calls_transferred_to_the_specialist(self):
        transferred, other = self._call(), self._call()
        transferred.transfer("transferred", expert_id=self.expert.id)
        self.assertEqual(transferred.with_user(self.specialist).phone, "+79101234567")
        self.assertFalse(other.with_user(self.specialist).has_access("read"))

    def test_a_callback_asked_of_the_unit_is_seen_by_its_members(self):
        call = self._call()
        call.promise_callback("+79101234567")
        callback = call.callback_id.with_user(self.specialist)
        self.assertFalse(callback.has_access("read"))
        call.callback_id.asked_unit_id = self.unit
        self.assertTrue(callback.has_access("write"))
        callback.information = "Выплата 25 декабря"

    def test_facts_of_calls_and_callbacks_are_written_by_the_system_alone(self):
        call = self._call()
        call.promise_callback("+79101234567")
        for record, values in (
            (call, {"answered_at": "2026-01-01 00:00:00"}),
            (call, {"outcome": "answered"}),
            (call, {"transfer_ids": [(5,)]}),
            (call, {"article_ids": [(5,)]}),
            (call.callback_id, {"state": "done"}),
            (call.callback_id, {"phone": "+79100000000"}),
            (call.callback_id, {"promised_until": "2030-01-01 00:00:00"}),
        ):
            for user in (self.operator, self.line_head, self.env.ref("base.user_admin")):
                with refused(self, FILLED_BY_THE_SYSTEM, msg=(values, user.login)):
                    record.with_user(user).write(values)

    def test_an_operator_opens_the_card_of_a_client_without_seeing_the_messages(self):
        self._paper_case()
        card = self.client.with_user(self.operator)
        form = self.env.ref("apk_client.apk_client_view_form").id
        arch = card.get_view(form)["arch"]
        self.assertNotIn("apk_case_count", arch)
        self.assertIn("apk_call_count", arch)
