import hashlib
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import email_normalize, formataddr

from odoo.addons.apk_base.rules.secret_link import new_token, read_token

from ..rules.pace import HOUR

KEPT = timedelta(days=7)
TEMPLATE = "apk_mailing.mail_template_confirm"
# E-mails an hour; a village may share one network address.
FROM_ONE_PLACE, FROM_EVERYWHERE = 20, 500


class ApkSubscriptionRequest(models.Model):
    """Somebody has typed an address into the form; a consent comes only from who reads that mailbox (п. 27.1)."""

    _name = "apk.subscription.request"
    _description = "Request to subscribe"
    _order = "id desc"
    _rec_name = "email"

    name = fields.Char(string="Surname and names", readonly=True)
    email = fields.Char(string="E-mail", required=True, readonly=True)
    topic_ids = fields.Many2many("apk.consent.topic", string="Topics", readonly=True)
    text_id = fields.Many2one("apk.consent.text", required=True, readonly=True, ondelete="restrict")
    is_abroad = fields.Boolean(compute="_compute_is_abroad")
    token_hash = fields.Char(required=True, readonly=True, groups=fields.NO_ACCESS)
    asked_at = fields.Datetime(required=True, readonly=True)
    place = fields.Char(string="Network address", readonly=True)
    program = fields.Char(readonly=True)
    confirmed_at = fields.Datetime(readonly=True)

    _token_idx = models.Index("(token_hash)")
    _pace_idx = models.Index("(asked_at)")
    _email_idx = models.Index("(email)")

    @api.depends("email")
    def _compute_is_abroad(self):
        for request in self:
            request.is_abroad = self.env["apk.consent"]._is_mailbox_abroad(request.email)

    @api.model
    def _ask(self, *, name, email, topics, place, program):
        """Send one e-mail that asks to confirm; whoever typed the address learns nothing from the answer.

        Within an hour an address is written to again only when a topic is new, and that e-mail confirms all topics
        that wait: so many e-mails an hour as there are topics, however many strangers type the address.

        :return: False when too many forms come from this place; the page is the same for known, unknown and stopped
            addresses
        """
        address = email_normalize(email)
        if not self._within_pace(place):
            return False
        waiting = self._waiting_topics(address)
        if not address or topics <= waiting:
            return True
        topics |= waiting
        now, token = fields.Datetime.now(), new_token()
        values = {
            "name": name,
            "email": address,
            "topic_ids": topics.ids,
            "text_id": self.env["apk.consent.text"]._in_force("mailing").id,
            "token_hash": self._hash(token),
            "asked_at": now,
            "place": place,
            "program": program,
        }
        # sudo: a visitor may create nothing; the row only makes the office ask the mailbox
        self.sudo().create(values)._write_to(token)
        return True

    @api.model
    def _waiting_topics(self, address):
        """What this address was asked to confirm within the hour and has not confirmed."""
        asked = self.sudo().search(  # sudo: a visitor reads no requests; no topic of them is shown
            [
                ("email", "=", address),
                ("asked_at", ">", fields.Datetime.now() - HOUR),
                ("confirmed_at", "=", False),
            ]
        )
        return asked.topic_ids

    @api.model
    def _is_waiting(self, email, topics):
        """Whether an e-mail that asks to confirm these topics is still to be answered."""
        return topics <= self._waiting_topics(email_normalize(email))

    def _has_read_text_in_force(self, shown):
        """A consent is given to the text that the person has seen (152-ФЗ, ст. 9): it may have changed since the form.

        :param shown: id of the text on the page that was confirmed
        """
        text = self.env["apk.consent.text"]._in_force("mailing")
        return text in self.text_id or shown == str(text.id)

    @api.model
    def _within_pace(self, place):
        since = fields.Datetime.now() - HOUR
        # sudo: a visitor reads no requests; only their number within an hour is used
        requests = self.sudo()
        asked = [("asked_at", ">", since)]
        return (
            requests.search_count([*asked, ("place", "=", place)]) < FROM_ONE_PLACE
            and requests.search_count(asked) < FROM_EVERYWHERE
        )

    @api.model
    def _hash(self, token):
        return hashlib.sha256(token.encode()).hexdigest()

    def _write_to(self, token):
        """The name stays out of the e-mail: it is typed by a stranger and could be an advertisement."""
        self.ensure_one()
        # sudo: a visitor may not read templates; the office's own words leave
        template = self.env.ref(TEMPLATE).sudo()
        link = f"{self.get_base_url()}/apk/subscribe/confirm/{token}"
        office = self.env["apk.office"]._details()
        body = self.env["ir.qweb"]._render(
            "apk_mailing.confirm_email",
            {"topics": self.topic_ids, "link": link, "office": office},
            minimal_qcontext=True,
        )
        sender = formataddr((office["name"], office["email"]))
        values = {
            "body_html": body,
            "email_to": self.email,
            "email_from": sender,
            "reply_to": sender,
        }
        template.send_mail(self.id, email_values=values)
        self.env["mail.mail"]._send_soon()

    @api.model
    def _find_by_token(self, token):
        # sudo: a visitor reads no requests; the hash of the secret from the mailbox names one
        requests = self.sudo()
        since = fields.Datetime.now() - KEPT
        return requests.search(
            [("token_hash", "=", self._hash(read_token(token))), ("asked_at", ">", since)], limit=1
        )

    def _confirm(self, place, program):
        """The mailbox has answered: what was asked becomes consents, topic by topic.

        :return: the consents that are in force now for what was asked
        """
        self.ensure_one()
        consents = self.env["apk.consent"]
        live = consents._live_for([self.email], "mailing")
        missing = self.topic_ids - live.topic_id
        if missing and not self.confirmed_at:
            now = fields.Datetime.now()
            live |= consents._give(
                "mailing",
                "web",
                topics=missing,
                email=self.email,
                name=self.name,
                proof=self._proof(now, place, program),
            )
            self.confirmed_at = now
        return live.filtered(lambda consent: consent.topic_id in self.topic_ids)

    def _proof(self, now, place, program):
        """UTC moments, network addresses and programs: of the request, and of the confirmation from the mailbox."""
        office = self.with_context(lang=self.env["apk.office"]._lang())
        return office.env._(
            "Asked: %(asked)s UTC, %(place)s, %(program)s\n"
            "Confirmed by the link sent to %(email)s: %(now)s UTC, %(now_place)s, %(now_program)s",
            asked=self.asked_at,
            place=self.place,
            program=self.program,
            email=self.email,
            now=now,
            now_place=place,
            now_program=program,
        )

    @api.autovacuum
    def _gc_requests(self):
        """What was not confirmed is nobody's consent and is not kept; what was has its proof in the consent."""
        self.search([("asked_at", "<", fields.Datetime.now() - KEPT)]).unlink()
