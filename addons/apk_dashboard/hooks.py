from odoo.addons.apk_base.hooks import release

SHARES = "spreadsheet_dashboard.access_spreadsheet_dashboard_share"
OPERATIONS = ("perm_read", "perm_write", "perm_create", "perm_unlink")


def uninstall_hook(env):
    """What the addon took from Odoo's own dashboards, the right to share them, is given back."""
    release(env, "apk_dashboard")
    env.ref(SHARES).write(dict.fromkeys(OPERATIONS, True))
