"""A row about one message in every table that has a link to it, with a mark in every column that holds words."""

import json

import psycopg2

from odoo.tools import SQL, mute_logger

MARK, OTHER = "меченаятайна", "иное"
OURS = "apk."
# What PostgreSQL wants beside a value in every column that may not be empty.
ALSO = {
    "apk.mail.spool": {"received_at": "2026-11-20 08:00:00"},
    "apk.suggestion": {"value": "1"},
    "apk.visit": {"ends_at": "2026-11-20 09:00:00"},
}
# The other way to point to a record.
ABOUT = {"res_model": lambda case: case._name, "res_id": lambda case: case.id}
DAY, MOMENT = "2026-11-20", "2026-11-20 08:00:00"
BY_TYPE = {
    "boolean": False,
    "bytea": b"x",
    "date": DAY,
    "double precision": 1,
    "integer": 1,
    "numeric": 1,
    "timestamp without time zone": MOMENT,
}
WORDS = ("character varying", "text", "jsonb")
COLUMNS = """
SELECT column_name, data_type, is_nullable = 'NO' AND column_default IS NULL
  FROM information_schema.columns
 WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER' AND column_name <> 'id'
"""


class MarkedRows:
    """Rows are written by SQL: what a button would ask for does not matter to who may read it.

    :param secrets: model -> record that rows must point to; grows by every row that is made
    :param unmarked: models whose own words are known to some who may not read the message
    """

    def __init__(self, env, secrets, unmarked=()):
        self.env, self.secrets, self.unmarked, self.failed = env, dict(secrets), unmarked, {}

    def make(self):
        """:return: {model: record} of every table of ours that leads to a secret, through others, too"""
        made = {}
        while new := {one: self._row(one) for one in self._linked() if one not in made}:
            made.update({one: row for one, row in new.items() if row})
            self.secrets.update(made)
            if not any(new.values()):
                break
        return made

    def _linked(self):
        for model in self.env.registry.values():
            is_table = model._auto and not (model._abstract or model._transient)
            is_new = model._name.startswith(OURS) and model._name not in self.secrets
            if is_table and is_new and self._links(model):
                yield model._name

    def _links(self, model):
        return [
            field
            for field in model._fields.values()
            if field.type == "many2one" and field.store and field.comodel_name in self.secrets
        ]

    def _row(self, name):
        """The row, or nothing; ``failed`` says why."""
        model = self.env[name].sudo()
        try:
            with mute_logger("odoo.sql_db"), self.env.cr.savepoint():
                words = OTHER if name in self.unmarked else MARK
                row = model.browse(self._insert(model, words))
                self._recompute(row)
        except psycopg2.Error as error:
            self.failed[name] = str(error).partition("\n")[0]
            return None
        self.failed.pop(name, None)
        return row

    def _insert(self, model, words=MARK):
        values = {**self._values(model, words), **ALSO.get(model._name, {})}
        [(found,)] = self.env.execute_query(
            SQL(
                "INSERT INTO %s (%s) VALUES (%s) RETURNING id",
                SQL.identifier(model._table),
                SQL(", ").join(map(SQL.identifier, values)),
                SQL(", ").join(SQL("%s", value) for value in values.values()),
            )
        )
        return found

    def _values(self, model, words):
        columns = self.env.execute_query(SQL(COLUMNS, model._table))
        found = {
            column: self._value(model, model._fields.get(column), column, kind, required, words)
            for column, kind, required in columns
        }
        return {column: value for column, value in found.items() if value is not None}

    def _value(self, model, field, column, kind, required, words):
        if column in ABOUT:
            return ABOUT[column](self.secrets["apk.case"])
        if field in self._links(model):
            return self.secrets[field.comodel_name].id
        if kind in WORDS and field and field.type != "selection":
            return json.dumps({"en_US": words}) if kind == "jsonb" else words
        if column == "active":
            return True
        return self._required(field, kind) if required else None

    def _required(self, field, kind):
        if field and field.type == "selection":
            return field.get_values(self.env)[0]
        if field and field.type == "many2one":
            return self._any(field.comodel_name)
        return BY_TYPE[kind]

    def _any(self, name):
        """A row of a table that a required link leads to; one is made where there is none."""
        model = self.env[name].sudo().with_context(active_test=False)
        return model.search([], limit=1).id or self._insert(model, OTHER)

    def _recompute(self, row):
        """Columns that the rules of access look at are computed: the unit of a delivery is the unit of its message."""
        row.invalidate_recordset()
        for field in row._fields.values():
            if field.store and field.compute and field.type == "many2one":
                self.env.add_to_compute(field, row)
        self.env.flush_all()
