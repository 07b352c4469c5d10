import psycopg2

from odoo.addons.apk_base.hooks import release

from .messages import EXTENSION_MISSING


def pre_init_hook(env):
    """Create btree_gist: the exclusion constraint over place, seat and period, which prevents double booking, needs it."""
    try:
        with env.cr.savepoint(flush=False):
            env.cr.execute("CREATE EXTENSION IF NOT EXISTS btree_gist", log_exceptions=False)
    except psycopg2.Error as error:
        raise EXTENSION_MISSING(env) from error


def uninstall_hook(env):
    release(env, "apk_visit")
