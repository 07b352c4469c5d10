from odoo.addons.apk_base.hooks import release


def uninstall_hook(env):
    release(env, "apk_language")
