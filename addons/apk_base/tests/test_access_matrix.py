"""Who may do what: every role, every model of the addon, every operation; a missing row is a failure."""

from odoo.tests import TransactionCase, tagged

from odoo.addons.apk_base.tests.access_matrix import check_complete, check_rights, people_of

# Columns of the matrix, in this order.
ROLES = {
    "nobody": "base.group_user",
    "specialist": "apk_base.group_specialist",
    "head": "apk_base.group_head",
    "area": "apk_base.group_area_officer",
    "registrar": "apk_base.group_registrar",
    "controller": "apk_base.group_controller",
    "officer": "apk_base.group_client_officer",
    "administrator": "apk_base.group_administrator",
    "operator": "apk_base.group_operator",
    "editor": "apk_base.group_editor",
}
MATRIX = """
apk.deadline               -    r    r    r    r    r    r    r    r        -
apk.deadline.reminder      -    -    -    -    -    -    -    r    -        -
apk.form.stamp             -    -    -    -    -    -    -    -    -        -
apk.absence                -    rwcu rwcu rwcu rwcu -    -    rwcu -        -
apk.working.day            -    r    r    r    r    -    -    rwcu -        -
apk.calendar.import        -    -    -    -    -    -    -    rwcu -        -
apk.calendar.import.line   -    -    -    -    -    -    -    rwcu -        -
apk.unit                   r    r    r    r    r    r    r    rwcu r        r
apk.area                   r    r    r    r    r    r    r    rwcu r        r
apk.register               -    rwc  rwc  rwc  rwc  rwc  rwc  rwc  rwc      -
apk.test.letter            -    -    -    -    -    -    -    -    -        -
apk.signatory              r    r    r    r    r    r    r    rwcu r        r
"""


@tagged("post_install", "-at_install")
class TestAccessMatrix(TransactionCase):
    def test_every_role_has_the_rights_of_the_table_and_no_other(self):
        people = people_of(self.env, ROLES)
        check_rights(self, MATRIX, people)

    def test_no_model_of_the_addon_is_forgotten(self):
        check_complete(self, MATRIX, "apk_base")
