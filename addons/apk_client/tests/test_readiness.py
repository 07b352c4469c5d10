"""«Readiness»: strangers make no accounts."""

from odoo.tests import tagged

from odoo.addons.apk_base.tests.readiness_case import ReadinessCase


@tagged("post_install", "-at_install")
class TestReadiness(ReadinessCase):
    def test_strangers_make_accounts_until_it_is_closed(self):
        self.env["ir.config_parameter"].set_param("auth_signup.invitation_scope", "b2c")
        check = self._check("registration_of_strangers")
        self.assertEqual(check["state"], "todo")
        settings = self.env[check["action"]["res_model"]].with_user(self.administrator)
        settings.create({"auth_signup_uninvited": "b2b"}).execute()
        self.assertEqual(self._state("registration_of_strangers"), "done")
