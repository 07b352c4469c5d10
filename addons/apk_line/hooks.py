from odoo.addons.apk_knowledge.hooks import release


def uninstall_hook(env):
    release(env, "apk_line")
