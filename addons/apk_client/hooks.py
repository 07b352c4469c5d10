from odoo.addons.apk_knowledge.hooks import release


def uninstall_hook(env):
    release(env, "apk_client", ("apk_keep_five_years", "apk_keep_place", "apk_consent_is_final"))
