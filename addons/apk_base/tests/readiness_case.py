"""What an administrator reads on «Readiness», in the tests of every addon that has a check there."""

from odoo.tests import TransactionCase, new_test_user


class ReadinessCase(TransactionCase):
    def setUp(self):
        super().setUp()
        self.administrator = new_test_user(
            self.env, "t-ready", "apk_base.group_administrator,base.group_system"
        )

    def _check(self, key):
        self.env.invalidate_all()
        checks = self.env["apk.readiness"].with_user(self.administrator).readiness()
        (found,) = [check for check in checks if check["key"] == key]
        return found

    def _state(self, key):
        return self._check(key)["state"]

    def _set(self, **values):
        for name, value in values.items():
            self.env["ir.config_parameter"].set_param(f"apk_base.{name}", value)
