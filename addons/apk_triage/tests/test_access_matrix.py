"""Who may do what with trained models."""

from odoo.tests import TransactionCase, tagged

from odoo.addons.apk_base.tests.access_matrix import check_complete, check_rights, people_of

# Columns stand in the order of ROLES.
ROLES = {
    "nobody": "base.group_user",
    "specialist": "apk_base.group_specialist",
    "registrar": "apk_base.group_registrar",
    "controller": "apk_base.group_controller",
    "administrator": "apk_base.group_administrator",
}
MATRIX = """
apk.companion      -  -  -  r  rw
apk.triage.model  -  -  -  r  rw
apk.triage.score  -  -  -  r  r
"""


@tagged("post_install", "-at_install")
class TestAccessMatrix(TransactionCase):
    def test_the_rights_of_every_role(self):
        people = people_of(self.env, ROLES)
        check_rights(self, MATRIX, people)

    def test_no_model_is_forgotten(self):
        check_complete(self, MATRIX, "apk_triage")
