import mmap
import re
import tempfile
import zipfile
from pathlib import Path

from odoo import api, models
from odoo.tools import html2plaintext, split_every

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.printing.fonts import registered_font

from ...rules.history_export import Line, file_name
from .history_files import JsonHistory, PdfHistory, XlsxHistory

BATCH = 200
EMPHASIS = re.compile(r"</?(?:b|strong|i|em)(?:\s[^>]*)?>", re.IGNORECASE)


class ApkHistoryArchive(models.Model):
    """The whole history of a client in one archive: PDF, XLSX, JSON and the files of its events (п. 6)."""

    _inherit = "apk.history.request"

    def _export(self):
        """Build the archive.

        :return: values of the request: its file and how many events are in it
        """
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder) / "history.zip"
            count = self._write_archive(archive, Path(folder))
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
        return {"file_id": file.id, "line_count": count}

    def _write_archive(self, archive, folder):
        title = self.env._("History of interaction: %s", self.partner_id.name)
        headers = [
            self.env._("When"), self.env._("What"), self.env._("Channel"),
            self.env._("In short"), self.env._("Text"), self.env._("Files"),
        ]  # fmt: skip
        writers = {
            "history.pdf": PdfHistory(
                folder / "history.pdf", title, self.env._("File"), registered_font(self.env)
            ),
            "history.xlsx": XlsxHistory(folder / "history.xlsx", headers),
            "history.json": JsonHistory(folder / "history.json"),
        }
        count = 0
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as pack:
            for line in self._lines(pack):
                count += 1
                for writer in writers.values():
                    writer.add(line)
            for name, writer in writers.items():
                writer.close()
                pack.write(folder / name, name)
        return count

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
