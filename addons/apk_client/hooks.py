from odoo.addons.apk_knowledge.hooks import release


def uninstall_hook(env):
    numbers = [("code", "=like", "apk.case.%")]  # of each kind of message, made as the kinds were
    env["ir.sequence"].search(numbers).unlink()
    release(env, "apk_client", ("apk_keep_five_years", "apk_keep_place", "apk_consent_is_final"))
