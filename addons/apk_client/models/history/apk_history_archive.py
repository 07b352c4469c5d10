import mmap
import re
import tempfile
import zipfile
from pathlib import Path

from odoo import api, models
from odoo.tools import html2plaintext, split_every

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.printing.fonts import ANY, LETTER, registered_font
from odoo.addons.apk_base.printing.register_files import Sheet
from odoo.addons.apk_base.rules.registers import Column

from ...rules.history_export import Line, file_name
from .history_files import JsonHistory, PdfHistory, XlsxHistory

BATCH = 200
EMPHASIS = re.compile(r"</?(?:b|strong|i|em)(?:\s[^>]*)?>", re.IGNORECASE)


class ApkHistoryArchive(models.Model):
    """The whole history of a client in one archive: PDF, XLSX, JSON and the files of its events (п. 6)."""

    _inherit = "apk.history.request"

    def _export(self):
        """Build the archive.

        :return: values of the request: its file, how many events and sheets are in it
        """
        self = self.with_context(lang=self.env["apk.office"]._lang())
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder) / "history.zip"
            counts = self._write_archive(archive, Path(folder))
            # mapped, not read: with scans the archive may be larger than the memory of the server
            with (
                open(archive, "rb") as opened,
                mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as raw,
            ):
                file = self.env["ir.attachment"].create(
                    {
                        "name": f"history-{self.id}.zip",
                        "raw": raw,
                        "mimetype": "application/zip",
                        "res_model": self._name,
                        "res_id": self.id,
                    }
                )
        return {"file_id": file.id, **counts}

    def _write_archive(self, archive, folder):
        """
        :return: how many events are in it, how many sheets they take: values of the request
        """
        for font in (LETTER, ANY):
            registered_font(self.env, font)
        sheet = self._history_sheet()
        pdf = PdfHistory(folder / "history.pdf", sheet, self.env._("File"))
        writers = {
            "history.pdf": pdf,
            "history.xlsx": XlsxHistory(folder / "history.xlsx", sheet),
            "history.json": JsonHistory(folder / "history.json"),
        }
        count = 0
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as pack:
            for line in self._lines(pack):
                count += 1
                for writer in writers.values():
                    writer.add(line)
            closed = {name: writer.close() for name, writer in writers.items()}
            for name in writers:
                pack.write(folder / name, name)
        return {"line_count": count, "sheet_count": closed["history.pdf"]}

    def _history_sheet(self):
        asked = f"{to_local(self.asked_at):%d.%m.%Y}"
        return Sheet(
            title=self.env._("History of interaction: %s", self.partner_id.name),
            office=self.env["apk.office"]._details()["name"],
            period=self.env._(
                "At the request of %(day)s (%(person)s)", day=asked, person=self.asked_by
            ),
            columns=(
                Column(self.env._("When"), 16, ""),
                Column(self.env._("What"), 22, ""),
                Column(self.env._("Channel"), 18, ""),
                Column(self.env._("In short"), 40, ""),
                Column(self.env._("Text"), 70, ""),
                Column(self.env._("Files"), 30, ""),
            ),
            parameters=((self.env._("Who asked"), self.asked_by),),
            names=(self.env._("History"), self.env._("Request")),
        )

    def _lines(self, pack):
        """Events of this client alone, oldest first; internal notes are no events."""
        interactions = self.env["apk.interaction"]
        events = interactions.search(
            [("partner_id", "=", self.partner_id.id)], order="happened_at, id"
        )
        kinds = dict(interactions._fields["kind"]._description_selection(self.env))
        number = 0
        for ids in split_every(BATCH, events.ids):
            for event in interactions.browse(ids):
                text, attachments = self._content_of(event)
                names = []
                for attachment in attachments:
                    number += 1
                    names.append(file_name(number, attachment.name or ""))
                    self._pack_file(pack, names[-1], attachment)
                moment = to_local(event.happened_at)
                channel = event.channel_id.name or ""
                yield Line(moment, kinds[event.kind], channel, event.summary, text, tuple(names))
            self.env.invalidate_all()

    def _pack_file(self, pack, name, attachment):
        """One file at a time in memory: without its own prefetch the ORM would read and keep a whole batch."""
        pack.writestr(name, attachment.with_prefetch().raw or b"")
        attachment.invalidate_recordset(["raw"])

    def _content_of(self, event):
        """Text and files behind an event: what was written to the client; an addon above adds what the client wrote.

        :return: plain text, attachments
        """
        if event.res_model == "apk.delivery" and event.kind != "receipt":
            notice = self.env["apk.delivery"].browse(event.res_id).mail_message_id
            return self._plain_text_of(notice.body), notice.attachment_ids
        return "", self.env["ir.attachment"]

    @api.model
    def _plain_text_of(self, body):
        """An HTML body as a person reads it: bold words get no asterisks."""
        return html2plaintext(EMPHASIS.sub("", body or ""), include_references=False)
