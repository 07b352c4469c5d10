"""A department that tried the suite and took it off again finds its Odoo as it was."""

import os

import pytest

from .odoo_server import OdooServer, psql

CORE = os.environ["APK_CORE"]
SCHEMA = """
    select 'column', table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
      from information_schema.columns where table_schema = 'public'
    union all select 'index', tablename || '.' || indexname from pg_indexes where schemaname = 'public'
    union all select 'constraint', conrelid::regclass || '.' || conname from pg_constraint
      where connamespace = 'public'::regnamespace
    union all select 'trigger', tgrelid::regclass || '.' || tgname from pg_trigger where not tgisinternal
    union all select 'function', proname || '(' || pg_get_function_identity_arguments(oid) || ')' from pg_proc
      where pronamespace = 'public'::regnamespace
      -- an extension stays: other addons may rest on it by now
      and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
    union all select 'sequence', sequencename from pg_sequences where schemaname = 'public'
"""
ROWS = """
    select 'xmlid', module || '.' || name from ir_model_data where module like 'apk%'
    union all select 'model', model from ir_model where model like 'apk.%'
    union all select 'field', model || '.' || name from ir_model_fields where name like 'apk%'
    union all select 'parameter', key from ir_config_parameter where key like 'apk%'
    union all select 'view', key from ir_ui_view where key like 'apk%'
    union all select 'file', url from ir_attachment where url like '/apk%'
    union all select 'numbers', code from ir_sequence where code like 'apk%'
    union all select 'job', cron_name from ir_cron where cron_name ilike '%apk%'
"""


@pytest.fixture
def tried_and_removed():
    server = OdooServer("removed")
    server.copy_database()
    server.uninstall("apk_base")
    yield server.database
    server.drop()


def lines(database, query):
    return {" ".join(row) for row in psql(database, query)}


def test_uninstalling_leaves_neither_table_nor_row(tried_and_removed):
    assert lines(tried_and_removed, ROWS) - lines(CORE, ROWS) == set()
    before, after = lines(CORE, SCHEMA), lines(tried_and_removed, SCHEMA)
    assert after - before == set()
    assert before - after == set()
