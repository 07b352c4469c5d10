"""Who may do what with the portal of results: its register, the history of exports, their files."""

from odoo.tests import TransactionCase, tagged

from odoo.addons.apk_base.tests.access_matrix import check_complete, check_rights, people_of

# Columns stand in the order of ROLES.
ROLES = {
    "nobody": "base.group_user",
    "specialist": "apk_base.group_specialist",
    "head": "apk_base.group_head",
    "registrar": "apk_base.group_registrar",
    "controller": "apk_base.group_controller",
    "operator": "apk_base.group_operator",
    "administrator": "apk_base.group_administrator",
}
MATRIX = """
apk.result.month        -  r  r  r   r  -  r
apk.result.row          -  r  r  r   r  -  r
apk.result.export       -  -  -  r   r  -  -
apk.result.export.line  -  -  -  r   r  -  -
apk.result.file         -  -  -  rc  -  -  -
apk.overview            -  -  -  rwcu r  -  -
apk.report.package      -  -  -  -  rwcu -  -
"""


@tagged("post_install", "-at_install")
class TestAccessMatrix(TransactionCase):
    def test_every_role_has_the_rights_of_the_table_and_no_other(self):
        check_rights(self, MATRIX, people_of(self.env, ROLES))

    def test_no_model_of_the_addon_is_forgotten(self):
        check_complete(self, MATRIX, "apk_results")
