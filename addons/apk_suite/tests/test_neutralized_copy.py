"""A copy for trials (``odoo neutralize``) can reach nobody by the department's keys, and nobody reaches it."""

import re

from odoo.modules.neutralize import get_neutralization_queries, neutralize_database
from odoo.tests import TransactionCase, tagged

SECRET = re.compile(r"token|secret|password|smtp_pass|private_key|api_key|door$")
# Links that clients hold: a copy holds the clients themselves, and a hash opens nothing.
LINKS_OF_CLIENTS = {
    "apk.address.confirmation.token_hash",
    "apk.consent.token",
    "apk.invitation.token_hash",
    "apk.subscription.request.token_hash",
    "apk.visit.link.token_hash",
}


@tagged("post_install", "-at_install")
class TestNeutralizedCopy(TransactionCase):
    def _row(self, query):
        self.env.cr.execute(query)
        return self.env.cr.fetchone()

    def test_a_neutralized_copy_has_no_key_of_the_department(self):
        self.env["apk.social.page"].create(
            {"name": "Страница", "token": "key", "confirmation": "c"}
        )
        self.env["ir.mail_server"].create(
            {"name": "Почта", "smtp_host": "mail.test", "smtp_user": "u", "smtp_pass": "p", "smtp_authentication": "login"}
        )  # fmt: skip
        self.env["fetchmail.server"].create({"name": "Ящик", "user": "u", "password": "p"})
        params = self.env["ir.config_parameter"]
        params.set_param("apk_line.telephony_secret", "s")
        params.set_param("apk_base.last_backup_at", "2026-12-01T00:00:00+00:00")
        self.env["apk.case"]._switch_first_replies(True)
        self.env.flush_all()
        neutralize_database(self.env.cr)
        self.assertEqual(
            self._row("SELECT count(token), count(secret), count(confirmation), count(door) FROM apk_social_page"),
            (0, 0, 0, 0),
        )  # fmt: skip
        self.assertEqual(self._row("SELECT count(smtp_pass) FROM ir_mail_server"), (0,))
        self.assertEqual(
            self._row("SELECT count(password), count(*) FILTER (WHERE active) FROM fetchmail_server"),
            (0, 0),
        )  # fmt: skip
        left = "SELECT count(*) FROM ir_config_parameter WHERE key ~ 'telephony_secret|first_replies|last_backup'"
        self.assertEqual(self._row(left), (0,))

    def test_whoever_adds_a_secret_field_says_what_a_copy_does_with_it(self):
        addons = [name for name in self.env.registry._init_modules if name.startswith("apk_")]
        emptied = "\n".join(get_neutralization_queries(addons))
        forgotten = [
            f"{model._name}.{name}"
            for model in self.env.values()
            if model._name.startswith("apk.") and model._auto and not model._transient
            for name, field in model._fields.items()
            if field.store and field.type in ("char", "text") and SECRET.search(name)
            if not re.search(rf"UPDATE {model._table}\b[^;]*\b{name} = NULL", emptied)
        ]
        self.assertEqual(set(forgotten) - LINKS_OF_CLIENTS, set())
