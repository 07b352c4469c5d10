import base64
from dataclasses import dataclass

from markupsafe import Markup, escape

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.apk_base.office_time import MOSCOW
from odoo.addons.apk_base.rules.russian_dates import format_day, format_moment

from ...rules.mail_html import tokens_of_text
from ...rules.mail_lines import lines_of, serialized
from ...rules.mail_reading import Reading, email_text, read_email
from ...rules.mail_receipt import headers_of
from ...rules.sender_proof import SenderProof, sender_proof

TEXT_LIMIT = 5_000
RAW_TEXT_LIMIT = 20_000
CHUNK = 8_000_000  # letters of base64: whole groups of four

CHECKING_SERVERS = "apk_case.checking_mail_servers"

HELD = "apk.mail.spool.held"


@dataclass
class _Held:
    """The e-mail that this transaction registers."""

    spool_id: int
    raw: bytes
    reading: Reading | None = None
    proof: SenderProof | None = None


class ApkMailSpoolReading(models.Model):
    """How a stored e-mail is read, and what the registrar is told of its reading (п. 18, 20)."""

    _inherit = "apk.mail.spool"

    text = fields.Text(string="What is written", compute="_compute_text")
    reading_note = fields.Text(string="How it was read", written_by="system", erase=False)

    sender_proof = fields.Selection(
        [
            ("unchecked", "Not checked"),
            ("passed", "Comes from this address"),
            ("missing", "Not confirmed"),
            ("failed", "Does not come from this address"),
        ],
        string="Sender by the mail server",
        written_by="system",
    )

    def init(self):
        """A piece of a large e-mail is fetched without the rest of it."""
        result = super().init()
        self.env.cr.execute("ALTER TABLE apk_mail_spool ALTER COLUMN raw SET STORAGE EXTERNAL")
        return result

    @api.depends("raw")
    def _compute_text(self):
        """Enough to tell a person's words from a machine's without opening a file."""
        for spooled in self:
            spooled.text = email_text(spooled._raw_bytes())[:TEXT_LIMIT]

    def _raw_bytes(self):
        """The e-mail as it came (RFC 5322); empty bytes when an act of destruction has erased it.

        Fetched in pieces: the ORM would hold a large e-mail several times at once.
        """
        self.check_access("read")
        self.flush_recordset(["raw"])
        pieces = []
        while not pieces or len(pieces[-1]) == CHUNK * 3 // 4:
            start = len(pieces) * CHUNK + 1
            self.env.cr.execute(
                SQL(
                    "SELECT substring(raw FROM %s FOR %s) FROM apk_mail_spool WHERE id = %s",
                    start,
                    CHUNK,
                    self.id,
                )
            )
            row = self.env.cr.fetchone()
            pieces.append(base64.b64decode(row[0] if row and row[0] else b""))
        return b"".join(pieces)

    def _raw_once(self):
        """The e-mail as it came, fetched once in a transaction."""
        held = self.env.cr.cache.get(HELD)
        if not held or held.spool_id != self.id:
            held = self.env.cr.cache[HELD] = _Held(self.id, self._raw_bytes())
        return held.raw

    @api.model
    def _in_hand(self):
        """The e-mail that this transaction registers."""
        held = self.env.cr.cache.get(HELD)
        return self.browse(held.spool_id if held else ())

    @api.model
    def _reading_of(self, raw):
        """The reading of an e-mail: verdict, author and gateway share one, for a large e-mail takes seconds."""
        held = self.env.cr.cache.get(HELD)
        if not held or held.raw is not raw:
            return read_email(raw)
        held.reading = held.reading or read_email(raw)
        return held.reading

    def _read(self, raw):
        """The reading of the e-mail; its note is kept for the registrar."""
        reading = self._reading_of(raw)
        sentences = [*self._reading_sentences(reading.notes), *self._proof_sentences(raw)]
        self.reading_note = "\n".join(sentences) or False
        return reading

    def _reading_sentences(self, notes):
        """What was guessed or left out, in words that say what to do.

        :param notes: keys of ``Reading.notes``
        """
        sentences = {
            "encrypted": self.env._(
                "The e-mail is encrypted and cannot be read here. Ask the sender for one without encryption."
            ),
            "cut": self.env._(
                "The e-mail is larger than what is shown: the rest stands in the original alone."
            ),
            "unopened": self.env._(
                "A container of Outlook or of a signature could not be opened: open the original in a mail program."
            ),
            "guessed": self.env._(
                "The e-mail was written with mistakes, so its words were guessed. Compare them with the original."
            ),
            "signed": self.env._(
                "The e-mail has an electronic signature: it is kept among the files."
            ),
        }
        return [sentence for note, sentence in sentences.items() if note in notes]

    @api.model
    def _proof_of(self, raw):
        """``SenderProof`` by what the mail server of the office has found (SPF, DKIM, DMARC); asked once, as the reading is."""
        held = self.env.cr.cache.get(HELD)
        if not held or held.raw is not raw:
            return self._prove(raw)
        held.proof = held.proof or self._prove(raw)
        return held.proof

    @api.model
    def _prove(self, raw):
        params = self.env["ir.config_parameter"].sudo()  # sudo: a robot may not read settings
        servers = (params.get_param(CHECKING_SERVERS) or "").split()
        return sender_proof(headers_of(raw), servers)

    def _proof_sentences(self, raw):
        """What the registrar is told of a sender whom nothing confirms."""
        proof = self._proof_of(raw)
        if proof.may_join_by_number:
            return []
        numbered = self._case_numbered_in(headers_of(raw))
        found = proof.found or self.env._("nothing was checked")
        if proof.state == "failed":
            sentence = self.env._(
                "The mail server says that somebody else has sent the e-mail (%s). Call the client before you answer.",
                found,
            )
        else:
            sentence = self.env._("The mail server could not confirm the sender (%s).", found)
        if not numbered:
            return [sentence]
        apart = self.env._(
            "The subject names %s; the e-mail was not added to it. If the client has written it, merge the two.",
            numbered.name,
        )
        return [sentence, apart]

    def _body_of(self, reading):
        """Words, invitations and, for want of words, why there are none, as HTML."""
        body = Markup(reading.html)  # noqa: S704  tame HTML; the fields that take it sanitize it
        for event in reading.events:
            body += self._event_html(event)
        if "encrypted" in reading.notes and not reading.html:
            body += Markup("<p>%s</p>") % self._reading_sentences({"encrypted"})[0]
        return body

    def _event_html(self, event):
        heading = (
            self.env._("Cancelled meeting: %s", event.summary)
            if event.is_cancelled
            else self.env._("Invitation: %s", event.summary)
        )
        rows = [
            (self.env._("When"), self._event_time(event)),
            (self.env._("Where"), event.location),
            (self.env._("Organizer"), event.organizer),
            ("", event.description),
        ]
        body = Markup("<p><b>%s</b>") % heading
        for label, value in rows:
            if value:
                lines = Markup("<br>").join(value.split("\n"))
                body += Markup("<br>%s%s") % (f"{label}: " if label else "", lines)
        return body + Markup("</p>")

    def _event_time(self, event):
        """In the office's time; a time of an unknown zone as it was written."""
        moments = [moment for moment in (event.starts_at, event.ends_at) if moment]
        if event.is_whole_day:
            return format_day(moments[0])
        local = [moment.astimezone(MOSCOW) if moment.tzinfo else moment for moment in moments]
        return " — ".join(map(format_moment, local))

    def _keep_files(self, reading, case):
        """The files of an e-mail, one at a time, as they came.

        :param case: the message that they belong to; empty when it is yet to be made
        :return: (attachments, URL of a picture by its cid)
        """
        # core's keys: XML is shown as text, a photo is not made smaller
        keys = {"attachments_mime_plainxml": True, "image_no_postprocess": True}
        # sudo: a robot may not attach; the files of the e-mail alone are added
        files = self.env["ir.attachment"].sudo().with_context(**keys)
        kept, pictures = files.browse(), {}
        for file in reading.files:
            values = {
                "name": file.name,
                "raw": file.content,
                "res_model": "apk.case",
                "res_id": case.id,
            }
            if file.mimetype.startswith("image/"):
                values["mimetype"] = file.mimetype
            attachment = files.create(values)
            attachment.invalidate_recordset(["raw", "datas"])
            kept += attachment
            if file.cid:
                pictures[file.cid] = f"/web/image/{attachment.id}"
        return kept, pictures

    def _raw_html(self):
        """The e-mail as it came, as text: for one that nothing could be made of."""
        raw = self._raw_bytes()[:RAW_TEXT_LIMIT].decode("utf-8", "replace")
        words = tokens_of_text(raw.replace("\0", ""))
        return Markup(serialized(words.tokens, lines_of(words.tokens), []))  # noqa: S704  ``serialized`` escapes each token

    def _original_file(self, case):
        """The original as a file of the message that it became or joined."""
        # sudo: a robot may not attach; the original alone is added
        files = self.env["ir.attachment"].sudo()
        values = {"name": "email.eml", "mimetype": "message/rfc822", "raw": self._raw_bytes()}
        attachment = files.create({**values, "res_model": "apk.case", "res_id": case.id})
        attachment.invalidate_recordset(["raw", "datas"])
        return attachment

    def _original_note(self):
        """What the registrar reads above the original."""
        sentences = (self.reading_note or "").split("\n")
        sentences.append(self.env._("The original is attached."))
        return Markup("<br>").join(escape(sentence) for sentence in sentences if sentence)
