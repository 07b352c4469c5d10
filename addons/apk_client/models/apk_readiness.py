from odoo import models


class ApkReadiness(models.AbstractModel):
    """Readiness: no stranger makes an account of the portal for themselves. Odoo lets everybody unless it is told not to."""

    _inherit = "apk.readiness"

    def _checks(self):
        return [*super()._checks(), self._check_registration_of_strangers]

    def _check_registration_of_strangers(self):
        is_open = self.env["res.users"]._get_signup_invitation_scope() == "b2c"
        why = (
            self.env._("Anybody on the Internet can make an account here. The suite needs none for clients: close it.")
            if is_open
            else self.env._("Accounts are made by invitation only.")
        )  # fmt: skip
        return self._as_check(
            "registration_of_strangers", 25, self.env._("Accounts for strangers"), "todo" if is_open else "done", why,
            button=self.env._("Open the switch"), action=self._opens("apk_client.registration_of_strangers_action"),
        )  # fmt: skip
