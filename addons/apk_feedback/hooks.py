from odoo.addons.apk_base.hooks import release

from .models.answer.answer_seal import throw_all_keys_away


def uninstall_hook(env):
    """The keys of the seals are files that Odoo does not know of: they are deleted with the answers they sealed."""
    throw_all_keys_away(env)
    release(env, "apk_feedback")
