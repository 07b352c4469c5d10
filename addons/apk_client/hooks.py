from odoo.addons.apk_base.hooks import release


def read_contacts_again(env):
    """Contacts of a database in use: their telephones were read before the suite said in which country, their ИНН stands
    where Odoo keeps it.
    """
    partners = env["res.partner"].with_context(active_test=False)
    partners.search([("vat", "!=", False)])._take_inn_from_vat()
    unread = partners.search([("phone", "!=", False), ("phone_sanitized", "=", False)])
    env.add_to_compute(partners._fields["phone_sanitized"], unread)
    unread._recompute_recordset(["phone_sanitized"])


def uninstall_hook(env):
    release(
        env,
        "apk_client",
        ("apk_keep_five_years", "apk_keep_content", "apk_keep_files", "apk_consent_is_final"),
    )
