import hashlib
from datetime import timezone
from uuid import uuid4

from odoo import api, fields, models

from ..rules.problems import Problem

# What a client and another system may know; the head who reads an answer is the office's own affair.
STATES = {"approval": "in_work"}


def public_state(state):
    return STATES.get(state, state)


class ApkApiMessage(models.Model):
    """A message that another system has filed (п. 62): filed again with the same key it is the same message."""

    _name = "apk.api.message"
    _description = "Message of another system"
    _order = "id desc"
    _rec_name = "public_id"

    key_id = fields.Many2one("apk.api.key", required=True, readonly=True, ondelete="restrict")
    public_id = fields.Char(string="Number in the API", required=True, readonly=True)
    idempotency_hash = fields.Char(required=True, readonly=True)
    body_hash = fields.Char(required=True, readonly=True)
    case_id = fields.Many2one("apk.case", readonly=True, index=True, ondelete="restrict")

    _idempotency_uniq = models.Constraint(
        "UNIQUE(key_id, idempotency_hash)", "This message was filed already."
    )
    _public_uniq = models.Constraint("UNIQUE(public_id)", "This number is taken.")

    @api.model
    def _file(self, key, once, body, register):
        """Register a message once, however often the call is repeated.

        Of two calls at once the second waits here, fails to serialise and is tried again by Odoo: then it finds the first.

        :param once: the Idempotency-Key
        :param bytes body: of the call; the same key with another body is an error of the caller
        :param register: makes the ``apk.case``
        :return: the row, and whether it was filed before
        """
        hashes = self._hash(once.encode()), self._hash(body)
        self.env.cr.execute(
            "INSERT INTO apk_api_message (key_id, public_id, idempotency_hash, body_hash, create_date)"
            " VALUES (%s, %s, %s, %s, now() AT TIME ZONE 'UTC') ON CONFLICT DO NOTHING RETURNING id",
            [key.id, str(uuid4()), *hashes],
            log_exceptions=False,  # a call repeated at once is no error
        )
        row = self.env.cr.fetchone()
        if row:
            message = self.browse(row)
            message.case_id = register()
            return message, False
        message = self.search([("key_id", "=", key.id), ("idempotency_hash", "=", hashes[0])])
        if message.body_hash != hashes[1]:
            raise Problem("idempotency_key_reused")
        return message, True

    @api.model
    def _hash(self, content):
        return hashlib.sha256(content).hexdigest()

    @api.model
    def _of_key(self, key, public_id):
        """:raises Problem: another system's message, or none"""
        message = self.search([("key_id", "=", key.id), ("public_id", "=", public_id)], limit=1)
        if not message:
            raise Problem("not_found")
        return message

    def _public_state(self):
        return public_state(self.case_id.state)

    def _values(self):
        """What the system is told of its message; no name, no word of the message or of the answer."""
        self.ensure_one()
        case = self.case_id
        due = case._disclosed_deadline()
        return {
            "id": self.public_id,
            "number": case.name,
            "external_number": case.incoming_number or None,
            "state": self._public_state(),
            "received_at": _moment(case.received_at),
            "answer_due_before": _moment(due.disclosed_due_at or due.due_at),
            "answered_at": _moment(case.answered_at),
            "email_confirmed": not case.is_email_unconfirmed,
            "status_url": case.status_url,
        }


def _moment(value):
    """RFC 3339, in UTC; None where there is none."""
    return value.replace(tzinfo=timezone.utc).isoformat() if value else None
