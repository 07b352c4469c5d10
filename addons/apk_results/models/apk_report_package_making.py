import mmap
import tempfile
import zipfile
from pathlib import Path

from odoo import fields, models

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.printing.register_files import PdfRegister, Sheet, XlsxRegister
from odoo.addons.apk_base.rules.registers import PDF_LIMIT, Column

from ..rules.report_package import PackedFile, packed, sha256_of, size_text
from .apk_report_package import JOB


class ApkReportPackageMaking(models.Model):
    """How a package is made: register by register, each committed, then the overview, the contents and the archive.

    A job that is stopped on the way goes on with the register that it was at.
    """

    _inherit = "apk.report.package"

    def _make(self):
        """
        :return: False when the time of the job is over: it is called again
        """
        self = self.with_context(lang=self.env["apk.office"]._lang())
        # sudo: the registers of a package belong to who has asked for it; rules hide none of them
        ordered = self.sudo().register_ids.sorted("id").with_env(self.env)
        for number, register in enumerate(ordered, 1):
            if register.state == "draft":
                self._make_register(register)
                if not self._tell_progress(100 * number // (len(ordered) + 1)):
                    self.env.ref(JOB)._trigger()
                    return False
        self._keep(ordered)
        return True

    def _make_register(self, register):
        """Made, or found too long to be printed: the contents say so."""
        if register._count_rows() > PDF_LIMIT and register.format == "pdf":
            # sudo: nobody writes the state of a register; it will not be made
            skipped = register.sudo()
            skipped.state = "failed"
            return
        register._make()

    def _keep(self, registers):
        """Write the archive and let the registers go."""
        # sudo: nobody writes what was made; its owner has asked for it
        own = self.sudo()
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder, "package.zip")
            contents = self._write_archive(archive, Path(folder), registers)
            checksum = own._attach(archive)
        own.write(
            {
                "state": "done",
                "done_percent": 100,
                "made_at": fields.Datetime.now(),
                "contents": [one.as_row() for one in contents],
                "checksum": checksum,
            }
        )
        own.register_ids.unlink()

    def _attach(self, archive):
        """
        :return: SHA-256 of the archive
        """
        # mapped, not read: a year may be larger than the memory of the server
        with (
            open(archive, "rb") as opened,
            mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as raw,
        ):
            files = self.env["ir.attachment"]
            file = {
                "name": f"{self.name}.zip".replace(":", ""),
                "raw": raw if files._storage() == "file" else raw[:],  # a column takes bytes only
                "mimetype": "application/zip",
                "res_model": self._name,
                "res_id": self.id,
            }
            self.file_id = files.create(file)
            return sha256_of([raw])

    def _write_archive(self, archive, folder, registers):
        """
        :return: what is in it, a list of ``PackedFile``, without the contents themselves
        """
        contents = []
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as pack:
            for one, content in self._packed_files(registers):
                contents.append(one)
                if content is not None:
                    pack.writestr(one.name, content)
            title = self.env._("Contents of the package")
            for extension, writer in (("xlsx", XlsxRegister), ("pdf", PdfRegister)):
                path = folder / f"contents.{extension}"
                self._write_contents(writer(path, self._contents_sheet()), contents)
                pack.write(path, f"{title}.{extension}")
        return contents

    def _packed_files(self, registers):
        """Pairs of a ``PackedFile`` and its bytes, one in memory at a time; no bytes where a file could not be made."""
        overview = self._overview()
        for extension, content in (("docx", overview._docx()), ("pdf", overview._pdf())):
            yield packed(overview._file_name(extension), overview.name, content), content
        for register in registers:
            title, rows = register.display_name, register.row_count
            if not register.file_id:
                note = self.env._(
                    "Not printed: more than %(limit)s rows, see the table", limit=PDF_LIMIT
                )
                yield PackedFile("", title, rows, note=note), None
                continue
            content = register.file_id.raw
            yield packed(register.file_name, title, content, rows), content
            register.file_id.invalidate_recordset(["raw"])

    def _contents_sheet(self):
        columns = (
            Column(self.env._("No."), 6, ""),
            Column(self.env._("File"), 60, ""),
            Column(self.env._("What it is"), 40, ""),
            Column(self.env._("Rows"), 10, ""),
            Column(self.env._("Size"), 12, ""),
            Column(self.env._("SHA-256"), 68, ""),
        )
        office = self.env["apk.office"]._details()["name"]
        return Sheet(
            title=self.name,
            office=office,
            period=self._period_of_contents(),
            columns=columns,
            parameters=self._parameters(),
            names=(self.env._("Contents"), self.env._("Parameters of the package")),
        )

    def _period_of_contents(self):
        until = fields.Date.subtract(self._end(), days=1)
        return self.env._(
            "For the period from %(since)s to %(until)s",
            since=f"{self.first_day:%d.%m.%Y}",
            until=f"{until:%d.%m.%Y}",
        )

    def _parameters(self):
        first = self.clarifies_id
        clarifies = first and self.env._(
            "%(name)s, confirmed on %(day)s, SHA-256 %(checksum)s",
            name=first.name,
            day=f"{to_local(first.confirmed_at):%d.%m.%Y %H:%M}",
            checksum=first.checksum,
        )
        return (
            (self.env._("Package"), self.name),
            *(((self.env._("Clarifies"), clarifies),) if clarifies else ()),
            (self.env._("Made by"), self.user_id.name),
            (self.env._("Made at"), f"{to_local(fields.Datetime.now()):%d.%m.%Y %H:%M}"),
        )

    def _write_contents(self, writer, contents):
        for number, one in enumerate(contents, 1):
            rows = "" if one.rows is None else str(one.rows)
            size = size_text(one.size) if one.size else ""
            writer.add([str(number), one.name or one.note, one.title, rows, size, one.sha256])
        writer.close()
