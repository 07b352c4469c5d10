"""Who may do what with pages of networks and what came from there."""

from odoo.exceptions import AccessError
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
apk.social.page     -  r  r  r  rwc
apk.social.account  -  r  r  r  r
apk.social.event    -  -  r  r  r
"""


@tagged("post_install", "-at_install")
class TestAccessMatrix(TransactionCase):
    def setUp(self):
        super().setUp()
        self.people = people_of(self.env, ROLES)

    def test_the_rights_of_every_role(self):
        check_rights(self, MATRIX, self.people)

    def test_no_model_is_forgotten(self):
        check_complete(self, MATRIX, "apk_gospublic")

    def test_keys_are_the_administrators(self):
        page = self.env["apk.social.page"].create({"name": "ВК", "code": "1", "token": "key"})
        for role in ("specialist", "registrar", "controller"):
            for name in ("token", "secret", "confirmation", "door", "callback_url"):
                with self.assertRaises(AccessError, msg=(role, name)):
                    page.with_user(self.people[role]).read([name])
        self.assertEqual(page.with_user(self.people["administrator"]).token, "key")
