from odoo.addons.apk_base.hooks import release

from .models.key_files import throw_all_keys_away


def uninstall_hook(env):
    """The keys are files that Odoo does not know of: they are deleted with the answers and links they hid."""
    throw_all_keys_away(env)
    release(env, "apk_feedback")
