"""Bring the tables of a database up to changed declarations: follow_models.py DATABASE ADDON[,ADDON…]

The first half of «-u», which Odoo does not offer alone: ``init_models`` of these addons, no data, no addons above. Tables,
fields and constraints are those of an installation; external ids of fields may be some more. Fields and constraints that
no declaration names any more are dropped; a view that still names such a field is found by a new template, that is, by
«./apk test». A model that is gone leaves rights and records behind: the status is 1 then, and a new template is installed.
"""

import os
import sys

import odoo.init  # noqa: F401
from odoo import SUPERUSER_ID, api, tools
from odoo.models import MetaModel
from odoo.modules.registry import Registry
from odoo.tools import SQL


def follow(env, addons):
    registry, order = env.registry, list(MetaModel._module_to_models__)  # in the order of loading
    for addon in sorted(addons, key=order.index):
        own = {model._name for model in MetaModel._module_to_models__[addon]}
        homes = {}
        for name in registry.descendants(own, "_inherit", "_inherits"):
            # a model of an addon above that takes up a mixin of this one: an update writes it down as the addon's above
            home = max(addon, registry[name]._original_module, key=order.index)
            homes.setdefault(home, []).append(name)
        for home in sorted(homes, key=order.index):
            registry.init_models(env.cr, homes[home], {"module": home}, install=False)


def forget_undeclared(env):
    """Drop columns, fields and constraints that are in the database and nowhere in the code."""
    columns, objects = set(), set()
    for model in env.registry.values():
        stored = [field.name for field in model._fields.values() if field.store]
        columns |= {(model._table, name) for name in stored}
        objects |= {item.full_name(env[model._name]) for item in model._table_objects.values()}
    tables = {table for table, _column in columns}
    for id_, model, field in rows(env, FIELDS):
        if field not in env[model]._fields:
            drop_field(env, id_, model, field, columns)
    for table, column in rows(env, REQUIRED_COLUMNS):
        if table in tables and (table, column) not in columns:
            drop_column(env, table, column)
    for id_, name, model in rows(env, CONSTRAINTS):
        if name not in objects:
            drop_constraint(env, env[model]._table, name)
            env.cr.execute("DELETE FROM ir_model_constraint WHERE id = %s", [id_])


def drop_field(env, id_, model, field, columns):
    say(f"dropped: {model}.{field}")
    env.cr.execute(
        "DELETE FROM ir_model_data WHERE model = 'ir.model.fields' AND res_id = %s", [id_]
    )
    env.cr.execute("DELETE FROM ir_model_fields WHERE id = %s", [id_])
    if (env[model]._table, field) not in columns:
        drop_column(env, env[model]._table, field)


def drop_column(env, table, column):
    names = (SQL.identifier(table), SQL.identifier(column))
    env.cr.execute(SQL("ALTER TABLE IF EXISTS %s DROP COLUMN IF EXISTS %s CASCADE", *names))


def drop_constraint(env, table, name):
    say(f"dropped: {name}")
    names = SQL.identifier(table), SQL.identifier(name)
    env.cr.execute(SQL("ALTER TABLE IF EXISTS %s DROP CONSTRAINT IF EXISTS %s", *names))
    env.cr.execute(SQL("DROP INDEX IF EXISTS %s", names[1]))


def say(line):
    sys.stdout.write(line + "\n")


MODELS = "SELECT model FROM ir_model WHERE state = 'base'"
FIELDS = "SELECT id, model, name FROM ir_model_fields WHERE state = 'base'"
CONSTRAINTS = """
    SELECT c.id, c.name, m.model FROM ir_model_constraint c JOIN ir_model m ON m.id = c.model
     WHERE c.type IN ('u', 'i')
"""
REQUIRED_COLUMNS = """
    SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relkind = 'r' AND c.relnamespace = current_schema::regnamespace
       AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped
"""


def rows(env, query):
    env.cr.execute(query)
    return env.cr.fetchall()


def main(database, addons):
    tools.config.parse_config(["-c", os.environ["ODOO_RC"], "-d", database, "--no-http"])
    with Registry(database).cursor() as cr:
        env = api.Environment(cr, SUPERUSER_ID, {})
        follow(env, addons.split(","))
        gone = [name for [name] in rows(env, MODELS) if name not in env.registry]
        if not gone:
            forget_undeclared(env)
    for name in gone:
        say(f"no longer declared: {name}")
    return 1 if gone else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
