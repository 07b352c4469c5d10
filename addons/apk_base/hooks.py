"""Leaving a database: an addon takes along its tables, triggers, functions and settings, and the log stays quiet."""

from odoo.tools import SQL

OWN_KEYS = """
    SELECT conrelid::regclass::text, conname FROM pg_constraint
     WHERE contype = 'f' AND conrelid::regclass::text = ANY(%s)
"""


def release(env, module, functions=()):
    """Let go of the keys of tables that are about to be dropped, so that the order of removal does not matter.

    :param functions: PostgreSQL functions of the addon; their triggers go with them
    """
    tables = [
        model._table
        for model in env.registry.values()
        if model._original_module == module and model._auto and not model._abstract
    ]
    env.cr.execute(OWN_KEYS, [tables])
    for table, key in env.cr.fetchall():
        table, key = SQL.identifier(table), SQL.identifier(key)
        env.cr.execute(SQL("ALTER TABLE %s DROP CONSTRAINT %s", table, key))
    env["ir.config_parameter"].search([("key", "=like", f"{module}.%")]).unlink()
    for function in functions:
        env.cr.execute(SQL("DROP FUNCTION IF EXISTS %s CASCADE", SQL.identifier(function)))


def uninstall_hook(env):
    release(env, "apk_base")
