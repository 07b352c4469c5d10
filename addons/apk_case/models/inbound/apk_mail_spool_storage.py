import base64
from datetime import timezone

from psycopg2.errors import SerializationFailure, UniqueViolation

from odoo import api, fields, models
from odoo.tools import email_split
from odoo.tools.mail import unfold_references

from odoo.addons.apk_base.office_time import to_local, to_naive_utc
from odoo.addons.apk_base.rules.russian_dates import format_moment

from ...rules.mail_identity import email_fingerprint
from ...rules.mail_receipt import (
    accepted_at,
    header_text,
    headers_of,
    recipients_text,
    server_stamp,
    whole_header,
)
from ...rules.mailbox_start import is_older_than_start

CHUNK = 3_000_000  # bytes, a multiple of three: base64 goes on without a gap
COPY_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class SpoolRow:
    """One row for COPY, made piece by piece: the last column is an e-mail, in the base64 of a binary field."""

    def __init__(self, values, raw):
        self._pieces = self._encoded(values, raw)
        self._left = b""

    def read(self, size):  # pylint: disable=method-required-super
        while len(self._left) < size and (piece := next(self._pieces, b"")):
            self._left += piece
        found, self._left = self._left[:size], self._left[size:]
        return found

    @staticmethod
    def _encoded(values, raw):
        for value in values:
            text = "\\N" if value is None else str(value).translate(COPY_ESCAPES)
            yield text.encode() + b"\t"
        yield b"\\\\x"
        for start in range(0, len(raw), CHUNK):
            yield base64.b64encode(raw[start : start + CHUNK]).hex().encode()
        yield b"\n"


class ApkMailSpoolStorage(models.Model):
    """Which e-mails are the office's, and how one row keeps each of them."""

    _inherit = "apk.mail.spool"

    @api.model
    def _is_ours(self, raw, model):
        """Whether an e-mail goes to ``apk.case``; the mailboxes of other addons are left to them.

        :param bytes raw: RFC 5322 message, however broken
        :param str model: model of the mailbox, when it has one
        """
        return model == "apk.case" or "apk.case" in self._addressed_models(raw)

    @api.model
    def _concerns_others(self, raw):
        """Whether another addon waits for the same e-mail: it has an address in it, or its message is answered."""
        if self._addressed_models(raw) - {"apk.case"}:
            return True
        theirs = [
            ("message_id", "in", self._answered_message_ids(raw)),
            ("model", "not in", (False, "apk.case")),
        ]
        messages = self.env["mail.message"].sudo()  # sudo: a robot may not read them; counted only
        return bool(messages.search_count(theirs, limit=1))

    @api.model
    def _addressed_models(self, raw):
        """Names of the models whose aliases are among the recipients."""
        addresses = [address.lower() for address in email_split(recipients_text(headers_of(raw)))]
        aliases = self.env["mail.alias"].sudo()  # sudo: a robot may not read them; models leave
        found = aliases.search([("alias_full_name", "in", addresses)])
        return set(found.mapped("alias_model_id.model"))

    @api.model
    def _answered_message_ids(self, raw):
        """Message-Ids that an e-mail answers (RFC 5322, 3.6.4)."""
        message = headers_of(raw)
        answered = (whole_header(message, name) for name in ("References", "In-Reply-To"))
        return unfold_references(" ".join(answered))

    @api.model
    def _store(self, raw, mailbox=None, arrived=None):
        """Keep an e-mail for good, in a transaction of its own.

        :param bytes raw: RFC 5322 message, however broken
        :param mailbox: ``fetchmail.server`` that hands it over, if one does
        :param arrived: function that asks the mailbox when the e-mail got there
        :return: id of its row; the same e-mail delivered twice has one row
        """
        message = headers_of(raw)
        now = fields.Datetime.now().replace(tzinfo=timezone.utc)
        told = arrived() if arrived and not server_stamp(message) else None
        received_at = to_naive_utc(accepted_at(message, now, told))
        row = {
            "fingerprint": email_fingerprint(raw),
            "message_id": header_text(message, "Message-Id"),
            "email_from": header_text(message, "From"),
            "subject": header_text(message, "Subject"),
            "received_at": received_at,
            "mailbox_id": mailbox.id if mailbox else None,
            **self._state_by_start(received_at, mailbox and mailbox.apk_accept_from),
        }
        try:
            return self._insert_once(row, raw)
        except (UniqueViolation, SerializationFailure):
            return self._insert_once(
                row, raw
            )  # another process has stored the same e-mail just now

    @api.model
    def _state_by_start(self, received_at, accept_from):
        """What was in the mailbox before it was connected waits for a person (п. 18, 20)."""
        if not is_older_than_start(received_at, accept_from or None):
            return {"state": "received", "is_older": False}
        office = self.with_context(lang=self.env["apk.office"]._lang())
        start = format_moment(to_local(accept_from))
        reason = office.env._("Came before the mailbox takes e-mails: from %s", start)
        return {"state": "quarantined", "is_older": True, "reason": reason}

    def _came_before_start(self):
        start = self.mailbox_id.apk_accept_from
        return bool(self) and is_older_than_start(self.received_at, start or None)

    @api.model
    def _insert_once(self, row, raw):
        """Through COPY: a parameter of INSERT would hold a large e-mail in memory six times."""
        with self.env.registry.cursor() as cr:
            cr.execute("SELECT id FROM apk_mail_spool WHERE fingerprint = %s", [row["fingerprint"]])
            stored = cr.fetchone()
            if not stored:
                row = {**row, "create_date": fields.Datetime.now()}
                names = ", ".join(f'"{name}"' for name in (*row, "raw"))
                stream = SpoolRow(row.values(), raw)
                cr.copy_expert(f"COPY apk_mail_spool ({names}) FROM STDIN", stream, CHUNK)
                cr.execute(
                    "SELECT id FROM apk_mail_spool WHERE fingerprint = %s", [row["fingerprint"]]
                )
                stored = cr.fetchone()
            return stored[0]
