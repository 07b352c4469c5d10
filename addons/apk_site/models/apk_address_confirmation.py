import hashlib

from odoo import api, fields, models
from odoo.tools import formataddr

from odoo.addons.apk_base.rules.secret_link import new_token, read_token

from ..rules.confirming import (
    FROM_EVERYWHERE,
    FROM_ONE_PLACE,
    HOUR,
    LINK_GOOD_FOR,
    LONGEST,
    may_write,
)

TEMPLATE = "apk_site.mail_template_confirm_address"


class ApkAddressConfirmation(models.Model):
    """A letter that asks an address to confirm itself; the message was registered before it left (п. 18, 20, 62)."""

    _name = "apk.address.confirmation"
    _description = "Request to confirm an e-mail address"
    _order = "id desc"
    _rec_name = "email"

    case_id = fields.Many2one(
        "apk.case", required=True, readonly=True, index=True, ondelete="restrict"
    )
    email = fields.Char(string="E-mail", required=True, readonly=True, index=True)
    token_hash = fields.Char(required=True, readonly=True, groups=fields.NO_ACCESS)
    asked_at = fields.Datetime(required=True, readonly=True, index=True)
    place = fields.Char(string="Network address", readonly=True, groups=fields.NO_ACCESS)
    confirmed_at = fields.Datetime(readonly=True)

    _token_idx = models.Index("(token_hash)")

    @api.model
    def _ask(self, case, place):
        """Write to the address of a message, unless it or the place has caused enough letters; nobody is told which.

        :return: whether a letter leaves
        """
        address = case.unconfirmed_email
        self._lock_address(address)
        if not (self._may_write_to(address) and self._within_pace(place)):
            return False
        token = new_token()
        values = {
            "case_id": case.id,
            "email": address,
            "token_hash": self._hash(token),
            "asked_at": fields.Datetime.now(),
            "place": place,
        }
        self.create(values)._write_to(token)
        return True

    @api.model
    def _lock_address(self, address):
        """Of ten forms sent at once with one address each counts the letters of those before it."""
        self.env.cr.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{self._name} {address}"]
        )

    @api.model
    def _may_write_to(self, address):
        now = fields.Datetime.now()
        recent = self.search([("email", "=", address), ("asked_at", ">", now - LONGEST)])
        return may_write(now, recent.mapped("asked_at"))

    @api.model
    def _within_pace(self, place):
        asked = [("asked_at", ">", fields.Datetime.now() - HOUR)]
        own = self.search_count([*asked, ("place", "=", place)])
        return own < FROM_ONE_PLACE and self.search_count(asked) < FROM_EVERYWHERE

    @api.model
    def _hash(self, token):
        return hashlib.sha256(token.encode()).hexdigest()

    def _write_to(self, token):
        """No word that was typed into the form: a stranger could advertise by it."""
        self.ensure_one()
        office = self.env["apk.office"]._details()
        values = {
            "link": f"{self.get_base_url()}/apk/write/confirm/{token}",
            "number": self.case_id.name,
            "office": office,
        }
        body = self.env["ir.qweb"]._render("apk_site.confirm_email", values, minimal_qcontext=True)
        sender = formataddr((office["name"], office["email"]))
        email = {"body_html": body, "email_to": self.email}
        email |= {"email_from": sender, "reply_to": sender}
        self.env.ref(TEMPLATE).send_mail(self.id, email_values=email)
        self.env["mail.mail"]._send_soon()

    @api.model
    def _find_by_token(self, token):
        # sudo: a visitor reads nothing of it; the hash of the secret from the mailbox names one
        asked = self.sudo().search(
            [
                ("token_hash", "=", self._hash(read_token(token))),
                ("asked_at", ">", fields.Datetime.now() - LINK_GOOD_FOR),
            ],
            limit=1,
        )
        return asked.with_context(lang=self.env["apk.office"]._lang())

    def _confirm(self):
        """Who reads the mailbox says that it is theirs: it counts for all its messages that wait."""
        self.ensure_one()
        if self.confirmed_at:
            return
        self.confirmed_at = fields.Datetime.now()
        waiting = self.env["apk.case"].search([("unconfirmed_email", "=", self.email)])
        waiting._confirm_email(self.email)

    @api.autovacuum
    def _gc_requests(self):
        """What is older than its link leads nowhere; the message itself says whether the address is confirmed."""
        self.search([("asked_at", "<", fields.Datetime.now() - LINK_GOOD_FOR)]).unlink()
