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
apk.delivery               -    r    r    r    r    r    -    r    {operator} -
apk.delivery.report        -    -    -    -    -    -    -    -    -        -
apk.delivery.readdress     -    rwcu rwcu rwcu rwcu -    -    rwcu -        -
apk.delivery.letter        -    rwcu rwcu rwcu rwcu -    -    rwcu -        -
apk.history.letter         -    -    -    -    rwcu -    -    -    -        -
apk.interaction            -    r    r    r    r    r    -    r    -        -
apk.representation         -    r    r    r    rwc  r    -    r    r        -
apk.history.request        -    -    -    -    rwc  r    -    -    -        -
apk.destruction.act        -    -    -    -    rw   r    -    rw   -        -
apk.contact.point.list     r    r    r    r    r    r    rwcu r    r        r
apk.contact.point          r    r    r    r    r    r    rwcu r    r        r
apk.channel                r    r    r    r    r    r    r    rwc  r        r
apk.segment                r    r    r    r    r    r    r    rwcu r        r
apk.district               r    r    r    r    r    r    r    rwcu r        r
apk.consent                -    r    r    r    r    r    r    r    r        -
apk.consent.text           r    r    r    r    r    r    r    rwcu r        r
apk.consent.topic          r    r    r    r    r    r    r    rwcu r        r
apk.consent.erasure        -    -    -    -    r    r    -    r    -        -
apk.consent.register       -    -    -    -    rwcu -    -    -    -        -
apk.consent.withdraw       -    -    -    -    rwcu -    -    -    rwcu     -
"""


@tagged("post_install", "-at_install")
class TestAccessMatrix(TransactionCase):
    def test_every_role_has_the_rights_of_the_table_and_no_other(self):
        people = people_of(self.env, ROLES)
        # apk_visit, when it is installed, lets operators read the notices of visits
        has_visits = "visit_id" in self.env["apk.delivery"]._fields
        check_rights(self, MATRIX.format(operator="r" if has_visits else "-"), people)

    def test_no_model_of_the_addon_is_forgotten(self):
        check_complete(self, MATRIX, "apk_client")
