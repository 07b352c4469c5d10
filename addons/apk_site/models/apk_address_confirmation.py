import hashlib

from odoo import api, fields, models
from odoo.tools import SQL, formataddr

from odoo.addons.apk_base.rules.secret_link import new_token, read_token
from odoo.addons.apk_base.transactions import commit_each

from ..rules.confirming import LINK_GOOD_FOR, LONGEST, Letter, may_write

TEMPLATE = "apk_site.mail_template_confirm_address"


class ApkAddressConfirmation(models.Model):
    """A letter that asks an address to confirm itself; the message was registered before it left (п. 18, 20, 62).

    While ``asked_at`` is empty the letter waits until the pace allows it: none is lost.
    """

    _name = "apk.address.confirmation"
    _description = "Request to confirm an e-mail address"
    _order = "id desc"
    _rec_name = "email"

    case_id = fields.Many2one(
        "apk.case", required=True, readonly=True, index=True, ondelete="restrict"
    )
    email = fields.Char(string="E-mail", required=True, readonly=True, index=True)
    token_hash = fields.Char(readonly=True, groups=fields.NO_ACCESS)
    asked_at = fields.Datetime(string="Letter left at", readonly=True, index=True)
    place = fields.Char(string="Network address", readonly=True, groups=fields.NO_ACCESS)
    confirmed_at = fields.Datetime(readonly=True)

    _token_idx = models.Index("(token_hash)")
    _waiting_idx = models.Index("(id) WHERE asked_at IS NULL")

    @api.model
    def _ask(self, case, place):
        """Write to the address of a message: at once, or later where it or the place has caused enough letters.

        :param place: whose letters are counted together; empty for another system
        """
        values = {"case_id": case.id, "email": case.unconfirmed_email, "place": place}
        self._write_at_pace(self.create(values))

    @api.model
    def _cron_ask(self):
        """Write what waits and may leave now, the oldest first."""
        commit_each(self.search([("asked_at", "=", False)], order="id"), self._write_at_pace)

    @api.model
    def _write_at_pace(self, asked):
        """Send one letter if it is still owed and the pace allows it; otherwise it waits on."""
        if not asked.exists() or asked.asked_at:
            return  # the letter to its address has left meanwhile
        if not (asked.case_id.is_email_unconfirmed and asked.case_id.reply_email == asked.email):
            asked.unlink()
            return
        now = fields.Datetime.now()
        if not may_write(now, asked.email, asked.place or "", self._letters_since(now - LONGEST)):
            return
        token = new_token()
        asked.write({"asked_at": now, "token_hash": self._hash(token)})
        asked._write_to(token)
        # its link confirms the address for all messages that wait for it
        self.search([("asked_at", "=", False), ("email", "=", asked.email)]).unlink()

    @api.model
    def _letters_since(self, moment):
        """The letters that have left; whoever counts them next waits until this transaction has ended.

        They are read twice, as numbers of a register are: own ones are seen here, what others have committed meanwhile
        only through a cursor of its own.
        """
        self.flush_model(["asked_at", "email", "place"])
        cr = self.env.cr
        cr.execute(SQL("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", self._name))
        query = SQL(
            "SELECT id, email, coalesce(place, ''), asked_at FROM %s WHERE asked_at > %s",
            SQL.identifier(self._table),
            moment,
        )
        cr.execute(query)
        rows = cr.fetchall()
        with self.env.registry.cursor() as fresh:
            fresh.execute(query)
            rows += fresh.fetchall()
        return list({id_: Letter(*letter) for id_, *letter in rows}.values())

    @api.model
    def _is_waiting_for(self, email):
        """Whether the letter to an address is still to leave; the page after sending says so."""
        # sudo: a visitor reads nothing of it; the page shows the address that the visitor has typed
        waiting = self.sudo().search_count(
            [("asked_at", "=", False), ("email", "=", email)], limit=1
        )
        return bool(waiting)

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
