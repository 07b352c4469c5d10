from odoo.addons.apk_base.hooks import release

from .models.answer_seal import throw_all_keys_away


def uninstall_hook(env):
    """The keys of the seals are files, not rows: they go with the answers that they sealed."""
    throw_all_keys_away(env)
    release(env, "apk_feedback")
