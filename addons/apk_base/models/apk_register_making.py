import tempfile
from datetime import timedelta
from pathlib import Path

from odoo import api, fields, models
from odoo.tools import split_every

from ..office_time import to_local
from ..printing.fonts import ANY, LETTER, registered_font
from ..printing.register_files import PdfRegister, Sheet, XlsxRegister
from ..rules.registers import BACKGROUND_ABOVE, Column, cell_text, file_name

BATCH = 500
KEPT_FOR = timedelta(days=30)  # then the file goes; who made it and when stays


class ApkRegisterMaking(models.Model):
    """How the file of a register is written: batch by batch, with the rights of who has asked for it."""

    _inherit = "apk.register"

    def _make(self):
        """Write the file, in Russian whatever language its maker reads in."""
        self.ensure_one()
        self = self.with_context(lang=self.env["apk.office"]._lang())
        spec = self._spec()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "register")
            self._write_file(path, spec)
            content = path.read_bytes()
        own = self.sudo()  # sudo: nobody writes what was made; its owner has asked for it
        own.file_id = own.env["ir.attachment"].create(
            {
                "name": file_name(spec.title, self.date_from, self.date_to, self.format),
                "raw": content,
                "res_model": self._name,
                "res_id": self.id,
            }
        )
        own.write({"state": "done", "done_percent": 100, "made_at": fields.Datetime.now()})

    def _write_file(self, path, spec):
        for font in (LETTER, ANY):
            registered_font(self.env, font)
        writer = {"xlsx": XlsxRegister, "pdf": PdfRegister}[self.format](path, self._sheet(spec))
        model = self.env[spec.model]
        order = f"{spec.moment}, id"
        ids = model.search(self._domain(), order=order).ids
        readers = [self._reader(model, column.value) for column in spec.columns]
        number = 0
        for batch in split_every(BATCH, ids):
            for record in model.browse(batch):
                number += 1
                writer.add([str(number), *(cell_text(read(record)) for read in readers)])
            self.env.invalidate_all()
            if (
                self.row_count > BACKGROUND_ABOVE[self.format]
            ):  # a short one is over before anybody looks
                self._tell_progress(100 * number // self.row_count)
        writer.close()

    def _sheet(self, spec):
        office = self.env["apk.office"]._details()["name"]
        period = self.env._(
            "For the period from %(since)s to %(until)s",
            since=f"{self.date_from:%d.%m.%Y}",
            until=f"{self.date_to:%d.%m.%Y}",
        )
        moment = self.env[spec.model]._fields[spec.moment]._description_string(self.env)
        parameters = [
            (self.env._("Register"), spec.title),
            (self.env._("Department"), office),
            (self.env._("Period"), period),
            (self.env._("The period is counted by"), moment),
            (self.env._("Unit"), self.unit_id.name or self.env._("All that the maker may read")),
            (self.env._("Rows"), str(self.row_count)),
            (self.env._("Made by"), self.user_id.name),
            (self.env._("Made at"), f"{to_local(fields.Datetime.now()):%d.%m.%Y %H:%M}"),
        ]
        return Sheet(
            title=spec.title,
            office=office,
            period=period,
            columns=(Column(self.env._("No."), 6, ""), *spec.columns),
            parameters=tuple(parameters),
            names=(self.env._("Register"), self.env._("Parameters of the register")),
            ending=spec.ending,
        )

    @api.model
    def _reader(self, model, value):
        """How a column is read of a record: its function, or the words of a field at the end of a path."""
        if callable(value):
            return value
        *path, name = value.split(".")
        owner = model
        for step in path:
            owner = owner[step]
        field = owner._fields[name]
        labels = dict(field._description_selection(self.env)) if field.type == "selection" else {}

        def read(record):
            for step in path:
                record = record[step]
            return self._words_of(record, field, labels)

        return read

    def _words_of(self, record, field, labels):
        if field.type in ("many2one", "many2many", "one2many"):
            # sudo: names of links, as Odoo's forms show them to who reads the record itself
            return ", ".join(record.mapped(field.name).sudo().mapped("display_name"))
        found = record[field.name] if len(record) == 1 else False
        if field.type == "datetime":
            return found and to_local(found)
        if field.type == "boolean":
            return self.env._("yes") if found else ""
        return labels.get(found, found)

    @api.autovacuum
    def _gc_files(self):
        """A register is personal data of many: the file is not kept longer than it is needed (152-ФЗ, ст. 5)."""
        old = [("made_at", "<", fields.Datetime.now() - KEPT_FOR), ("file_id", "!=", False)]
        found = self.search(old)
        made = [("res_model", "=", self._name), ("res_id", "in", found.ids)]
        self.env["ir.attachment"].search(made).unlink()
