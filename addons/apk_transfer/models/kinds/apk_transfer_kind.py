import hashlib
import json
from difflib import get_close_matches

from psycopg2 import IntegrityError

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import email_normalize

from ...messages import ADDRESS_IS_NONE, HAS_BEEN_USED, NOT_IN_DIRECTORY
from ...rules.columns import plain
from ...rules.shipped import columns

WRITTEN_TYPES = frozenset(
    ["char", "text", "html", "boolean", "integer", "float", "date", "datetime", "selection"]
    + ["many2one", "many2many"]
)
NEAR = 0.6  # likeness from which a name of a directory is suggested


class ApkTransferKind(models.AbstractModel):
    """How rows of one kind are recognised, become records, and are taken back.

    ``cells``: what a row says, by the names of ``_columns``; a cell that is empty is not in it.
    """

    _name = "apk.transfer.kind"
    _description = "Kind of a table"

    _table_name = ""  # as ``data/columns.csv`` calls it

    def _columns(self):
        """:return: tuple of ``rules.columns.Column``"""
        return columns(self._table_name)

    def _key(self, cells):
        """What two rows of one record have in common; False when nothing tells."""
        return False

    def _name_of(self, cells):
        """What a person recognises the row by."""
        return cells.get("name") or ""

    def _find(self, cells):
        """The record that is here already; an empty one when there is none."""
        raise NotImplementedError

    def _make_record(self, cells, transfer):
        """
        :return: the record, and what was made beside it, as JSON, for ``_take_back``
        """
        raise NotImplementedError

    def _fill(self, record, cells):
        """Write what the record lacks.

        :return: ``{"before": {field: value}, "after": {field: value}}``, or None: rows of this kind are left out
        """
        return

    def _take_back(self, row):
        """:raises HAS_BEEN_USED: something has happened to the record since"""
        raise NotImplementedError

    def _loading(self, model):
        """The model as a file writes to it: silent, in the office's language.

        An administrator loads by this right alone, whatever other roles are missing.
        """
        # sudo: no other role of the administrator is asked; the buttons have checked who loads
        records = self.env[model].sudo()
        return records.with_context(
            tracking_disable=True,
            import_file=True,
            mail_create_nosubscribe=True,
            lang=self.env["apk.office"]._lang(),
        )

    def _by_name(self, model, text, column):
        """The record of a directory that is called so.

        :param column: name of the column, for the sentence
        :raises NOT_IN_DIRECTORY:
        """
        known = self._directory(model)
        if found := known.get(plain(text)):
            return self._loading(model).browse(found[0])
        near = get_close_matches(plain(text), known, n=1, cutoff=NEAR)
        hint = near and self.env._(" Perhaps «%s»?", known[near[0]][1])
        heading = next(one.heading for one in self._columns() if one.name == column)
        raise NOT_IN_DIRECTORY(self.env, column=heading, value=text, hint=hint or "")

    def _directory(self, model):
        """:return: name without case and signs -> (id, name); what ``_other_names`` gives counts too"""
        known = {}
        for record in self._loading(model).search([("id", "!=", False)]):
            for name in self._other_names(record):
                known.setdefault(plain(name), (record.id, record.display_name))
        return known

    def _other_names(self, record):
        names = [record.display_name, record._rec_name and record[record._rec_name]]
        names += [record[name] for name in ("code", "short_name") if name in record._fields]
        return [name for name in names if name]

    def _address(self, text):
        """:raises ADDRESS_IS_NONE:"""
        address = email_normalize(text)
        if not address:
            raise ADDRESS_IS_NONE(self.env, address=text)
        return address

    def _words_of(self, column):
        """The choices of a column, each value once, as people read them."""
        words = {}
        for text, value in column.choices.items():
            words.setdefault(value, text)
        return ", ".join(words.values())

    def _put_back(self, record, former):
        """Values that the row has filled in go, unless somebody has changed them since."""
        before, after = former.get("before", {}), former.get("after", {})
        changed = [
            name for name, value in after.items() if self._plain_value(record, name) != value
        ]
        record.write({name: value for name, value in before.items() if name not in changed})

    def _plain_value(self, record, name):
        """As JSON keeps it."""
        value = record[name]
        if isinstance(value, models.BaseModel):
            return value.ids if record._fields[name].type == "many2many" else value.id
        return value

    def _filled_in(self, record, values):
        """Write those of the values that the record has nothing for."""
        lacks = {name: value for name, value in values.items() if value and not record[name]}
        before = {name: self._plain_value(record, name) or False for name in lacks}
        record.write(lacks)
        after = {name: self._plain_value(record, name) for name in lacks}
        return {"before": before, "after": after}

    def _fingerprint(self, record):
        """Digest of what people write into the record; what the program computes by itself is left out."""
        names = [
            name
            for name, field in sorted(record._fields.items())
            if field.store and not (field.compute or field.related or name in models.MAGIC_COLUMNS)
            if field.type in WRITTEN_TYPES and not name.startswith(("message_", "activity_"))
        ]
        # sudo: who loads may not read every field; a digest alone is kept
        own = record.sudo()
        values = {name: self._plain_value(own, name) for name in names}
        return hashlib.sha256(json.dumps(values, default=str).encode()).hexdigest()

    def _check_untouched(self, record, row):
        """:raises HAS_BEEN_USED: somebody has changed it since, or has written or put something beside it"""
        if self._fingerprint(record) != row.fingerprint:
            raise HAS_BEEN_USED(self.env, what=self.env._("somebody has changed it"))
        about = [("model", "=", record._name), ("res_id", "=", record.id)]
        # sudo: of any author; only whether there is one is asked
        words = self.env["mail.message"].sudo()
        if words.search_count([*about, ("message_type", "!=", "notification")], limit=1):
            raise HAS_BEEN_USED(self.env, what=self.env._("there is a note or a letter about it"))
        about = [("res_model", "=", record._name), ("res_id", "=", record.id)]
        files = self.env["ir.attachment"].sudo()  # sudo: whoever has put it there
        if files.search_count(about, limit=1):
            raise HAS_BEEN_USED(self.env, what=self.env._("there is a file about it"))

    def _unlink_unused(self, record):
        """:raises HAS_BEEN_USED: the program keeps it, or something else refers to it"""
        try:
            with self.env.cr.savepoint():
                record.unlink()
        except UserError as error:
            raise HAS_BEEN_USED(self.env, what=str(error)) from error
        except IntegrityError as error:
            raise HAS_BEEN_USED(self.env, what=self.env._("another record refers to it")) from error
