"""Who may do what with keys of other systems."""

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
apk.api.key      -  -  -  -  rwc
apk.api.call     -  -  -  -  r
apk.api.event    -  -  -  -  r
apk.api.message  -  -  -  -  r
apk.api.secret   -  -  -  -  rc
"""


@tagged("post_install", "-at_install")
class TestAccessMatrix(TransactionCase):
    def setUp(self):
        super().setUp()
        self.people = people_of(self.env, ROLES)

    def test_the_rights_of_every_role(self):
        check_rights(self, MATRIX, self.people)

    def test_no_model_is_forgotten(self):
        check_complete(self, MATRIX, "apk_api")

    def test_a_secret_is_shown_once_and_kept_nowhere(self):
        key = self.env["apk.api.key"].create({"name": "Сайт"})
        mine = key.with_user(self.people["administrator"])
        action = mine.action_make_secret()
        secret = action["context"]["default_secret"]
        form = self.env["apk.api.secret"].with_user(self.people["administrator"])
        shown = form.with_context(**action["context"]).default_get(["secret"])
        self.assertEqual(shown["secret"], secret)
        self.env.flush_all()
        self.env.cr.execute("SELECT * FROM apk_api_key WHERE id = %s", [key.id])
        self.assertNotIn(secret, str(self.env.cr.fetchall()))
        with self.assertRaises(AccessError):
            mine.read(["secret_hash"])
        with self.assertRaises(AccessError):
            key.with_user(self.people["controller"]).action_make_secret()
