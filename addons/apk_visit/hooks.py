import psycopg2

from odoo.addons.apk_base.hooks import release

from .messages import EXTENSION_MISSING


def pre_init_hook(env):
    """«No double booking» is an exclusion constraint over a place, a seat and a period: it needs btree_gist."""
    try:
        with env.cr.savepoint(flush=False):
            env.cr.execute("CREATE EXTENSION IF NOT EXISTS btree_gist", log_exceptions=False)
    except psycopg2.Error as error:
        raise EXTENSION_MISSING(env) from error


def uninstall_hook(env):
    release(env, "apk_visit")
