"""Who may do what with requests to confirm an address."""

from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.access_matrix import check_complete, check_rights, people_of
from odoo.addons.apk_base.tests.refused import refused

# Columns stand in the order of ROLES.
ROLES = {
    "nobody": "base.group_user",
    "specialist": "apk_base.group_specialist",
    "registrar": "apk_base.group_registrar",
    "controller": "apk_base.group_controller",
    "administrator": "apk_base.group_administrator",
}
MATRIX = """
apk.address.confirmation  -  -  -  -  r
"""


@tagged("post_install", "-at_install")
class TestAccessMatrix(TransactionCase):
    def setUp(self):
        super().setUp()
        self.people = people_of(self.env, ROLES)

    def test_the_rights_of_every_role(self):
        check_rights(self, MATRIX, self.people)

    def test_no_model_is_forgotten(self):
        check_complete(self, MATRIX, "apk_site")

    def test_nobody_reads_the_hash_of_a_link_or_a_network_address(self):
        asked = self.env["apk.address.confirmation"].with_user(self.people["administrator"])
        for name in ("token_hash", "place"):
            with self.assertRaises(AccessError, msg=name):
                asked.search_read([], [name])

    def test_no_role_may_mark_an_address_as_confirmed(self):
        values = {"subject": "т", "unconfirmed_email": "a@client.test"}
        with refused(self, FILLED_BY_THE_SYSTEM):
            self.env["apk.case"].with_user(self.people["registrar"]).create(values)
