import base64
from datetime import timezone

from psycopg2.errors import SerializationFailure, UniqueViolation

from odoo import api, fields, models
from odoo.tools import SQL, email_split
from odoo.tools.mail import unfold_references

from odoo.addons.apk_base.models.office_time import to_naive_utc

from ..rules.mail_identity import letter_fingerprint
from ..rules.mail_receipt import accepted_at, header_text, headers_of


class ApkMailSpoolStore(models.Model):
    """Taking a letter in: which letters are ours, and one row for each."""

    _inherit = "apk.mail.spool"

    @api.model
    def _is_ours(self, raw, model):
        """Whether a letter goes to ``apk.case``: another addon's mailbox is left to that addon.

        :param str model: the gateway's fallback model, when the mailbox has one
        """
        if model == "apk.case":
            return True
        return "apk.case" in self._aliases_of(raw).mapped("alias_model_id.model")

    @api.model
    def _concerns_others(self, raw):
        """Whether another addon waits for the same letter: it has an address there, or it answers a letter from there."""
        if set(self._aliases_of(raw).mapped("alias_model_id.model")) - {"apk.case"}:
            return True
        message = headers_of(raw)
        answered = unfold_references(
            f"{header_text(message, 'References')} {header_text(message, 'In-Reply-To')}"
        )
        letters = self.env["mail.message"].sudo()  # sudo: whose letter it answers
        theirs = [("message_id", "in", answered), ("model", "not in", (False, "apk.case"))]
        return bool(letters.search_count(theirs, limit=1))

    @api.model
    def _aliases_of(self, raw):
        message = headers_of(raw)
        headers = " ".join(header_text(message, name) for name in ("Delivered-To", "To", "Cc"))
        addresses = [address.lower() for address in email_split(headers)]
        aliases = self.env["mail.alias"].sudo()  # sudo: routing settings
        return aliases.search([("alias_full_name", "in", addresses)])

    @api.model
    def _store(self, raw):
        """Keep a raw letter for good, in its own transaction.

        :param bytes raw: RFC 5322 message, however broken
        :return: id of its row; the same letter delivered twice has one row
        """
        message = headers_of(raw)
        now = fields.Datetime.now().replace(tzinfo=timezone.utc)
        row = {
            "fingerprint": letter_fingerprint(raw),
            "raw": base64.b64encode(raw),  # a binary field holds base64
            "message_id": header_text(message, "Message-Id"),
            "email_from": header_text(message, "From"),
            "subject": header_text(message, "Subject"),
            "received_at": to_naive_utc(accepted_at(message, now)),
        }
        try:
            return self._insert_once(row)
        except (UniqueViolation, SerializationFailure):
            return self._insert_once(row)  # the other process has stored the same letter just now

    @api.model
    def _insert_once(self, row):
        with self.env.registry.cursor() as cr:
            cr.execute("SELECT id FROM apk_mail_spool WHERE fingerprint = %s", [row["fingerprint"]])
            known = cr.fetchone()
            if not known:
                columns = SQL(", ").join(map(SQL.identifier, row))
                cr.execute(
                    SQL(
                        "INSERT INTO apk_mail_spool (state, create_date, %s)"
                        " VALUES ('received', now() at time zone 'UTC', %s) RETURNING id",
                        columns,
                        SQL(", ").join(SQL("%s", value) for value in row.values()),
                    ),
                    log_exceptions=False,
                )
                known = cr.fetchone()
            return known[0]
