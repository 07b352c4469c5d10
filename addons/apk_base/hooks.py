"""Uninstalling: an addon takes along its tables, triggers, functions and settings without a warning in the log."""

from odoo.tools import SQL

OWN_KEYS = """
    SELECT conrelid::regclass::text, conname FROM pg_constraint
     WHERE contype = 'f' AND conrelid::regclass::text = ANY(%s)
"""


def release(env, module, functions=()):
    """Prepare an addon's tables for removal; to be called from its ``uninstall_hook``.

    Drops their foreign keys, so that Odoo may drop the tables in any order, and deletes the parameters named
    ``<module>.*``.

    :param module: technical name of the addon
    :param functions: names of its PostgreSQL functions; they are dropped with their triggers
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
