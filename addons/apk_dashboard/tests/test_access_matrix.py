"""Who may read terms and published indexes: every role, every model of the addon."""

from odoo.tests import tagged

from odoo.addons.apk_base.tests.access_matrix import check_complete, check_rights, people_of
from odoo.addons.apk_case.tests.common import CaseCommon

ROLES = {
    "nobody": "base.group_user",
    "specialist": "apk_base.group_specialist",
    "head": "apk_base.group_head",
    "operator": "apk_base.group_operator",
    "registrar": "apk_base.group_registrar",
    "controller": "apk_base.group_controller",
    "officer": "apk_base.group_client_officer",
    "administrator": "apk_base.group_administrator",
}
# Columns stand in the order of ROLES.
MATRIX = """
apk.term            -  -  r  -  -  r  -  r
apk.feedback.index  -  -  r  -  -  r  r  r
"""


@tagged("post_install", "-at_install")
class TestAccessMatrix(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = people_of(cls.env, ROLES)

    def test_every_role_has_the_rights_of_the_table_and_no_other(self):
        check_rights(self, MATRIX, self.people)

    def test_no_model_of_the_addon_is_forgotten(self):
        check_complete(self, MATRIX, "apk_dashboard")

    def test_nobody_makes_a_public_page_of_a_dashboard(self):
        """152-ФЗ: a share of a dashboard is a page on the net with figures of the office."""
        for user in self.people.values():
            shares = self.env["spreadsheet.dashboard.share"].with_user(user)
            self.assertFalse(shares.has_access("create"), user.login)
