from odoo.addons.apk_base.hooks import release


def uninstall_hook(env):
    numbers = [("code", "=like", "apk.case.%")]  # of each kind of message, made as the kinds were
    env["ir.sequence"].search(numbers).unlink()
    release(env, "apk_case")
