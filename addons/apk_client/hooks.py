from odoo.addons.apk_knowledge.hooks import release


def read_phones_again(env):
    """Contacts of a database in use: their telephones were read before the suite said in which country."""
    partners = env["res.partner"].with_context(active_test=False)
    unread = partners.search([("phone", "!=", False), ("phone_sanitized", "=", False)])
    env.add_to_compute(partners._fields["phone_sanitized"], unread)
    unread._recompute_recordset(["phone_sanitized"])


def uninstall_hook(env):
    numbers = [("code", "=like", "apk.case.%")]  # of each kind of message, made as the kinds were
    env["ir.sequence"].search(numbers).unlink()
    release(env, "apk_client", ("apk_keep_five_years", "apk_keep_place", "apk_consent_is_final"))
