from odoo import fields, models

from ..rules.readiness import backup_age, backup_problem

LAST_BACKUP = "apk_base.last_backup_at"
SHIPPED = "admin"  # the password that Odoo gives the first administrator


# Of this process, by the stored hash: a password is hashed slowly on purpose, and a page must not wait for it twice.
_opens_with_shipped = {}


class ApkReadinessSafety(models.AbstractModel):
    """Readiness for a bad day: a copy of the data, no password that everybody knows."""

    _inherit = "apk.readiness"

    def _checks(self):
        return [*super()._checks(), self._check_shipped_password, self._check_backup]

    def _check_shipped_password(self):
        admin = self.env.ref("base.user_admin", raise_if_not_found=False)
        if not admin:
            return None
        is_shipped = admin.active and self._has_shipped_password(admin)
        why = (
            self.env._("The account «%s» opens with the password that Odoo is shipped with: everybody knows it.", admin.login)
            if is_shipped
            else self.env._("The first administrator has a password of their own.")
        )  # fmt: skip
        context = {"active_model": "res.users", "active_ids": admin.ids}
        return self._as_check(
            "shipped_password", 15, self.env._("Password of the administrator"), "todo" if is_shipped else "done", why,
            button=self.env._("Change the password"),
            action=self._opens("base.change_password_wizard_action", context=context),
            group="base.group_erp_manager",
        )  # fmt: skip

    def _has_shipped_password(self, user):
        # the ORM never reads a hash
        self.env.cr.execute("SELECT password FROM res_users WHERE id = %s", [user.id])
        (stored,) = self.env.cr.fetchone()
        if stored and stored not in _opens_with_shipped:
            _opens_with_shipped[stored] = user._crypt_context().verify(SHIPPED, stored)
        return _opens_with_shipped.get(stored, False)

    def _check_backup(self):
        last_at = self.env["ir.config_parameter"].get_param(LAST_BACKUP) or ""
        now = fields.Datetime.now()
        problem = backup_problem(last_at, now)
        if problem == "never":
            why = self.env._("No copy of the data was ever made: after a fault of the disk everything would be gone.")  # fmt: skip
        elif problem == "unreadable":
            why = self.env._(
                "The moment of the last copy cannot be read: «%s». Make a copy anew.", last_at
            )
        else:
            hours = max(0, int(backup_age(last_at, now).total_seconds() // 3600))
            why = (
                self.env._(
                    "The last copy of the data is %s days old; one is made every night.",
                    hours // 24,
                )
                if problem
                else self.env._("The last copy of the data was made %s hours ago.", hours)
            )
        hint = self.env._("Copies are made on the server, by the command «./apk backup»; put it into the night schedule. What is copied and how it is restored stands in docs/install.md.")  # fmt: skip
        return self._as_check(
            "backup", 90, self.env._("Backup"), "todo" if problem else "done", why,
            button=self.env._("How to make a copy"), hint=hint,
        )  # fmt: skip
