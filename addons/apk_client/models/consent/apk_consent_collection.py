from odoo import api, fields, models
from odoo.tools import email_normalize
from odoo.tools.misc import hmac

from odoo.addons.apk_base.rules.secret_link import new_token

from ...messages import CONSENT_NEEDS_ADDRESS, CONSENT_NEEDS_TOPIC, CONSENT_WITHOUT_ADDRESS


class ApkConsentCollection(models.Model):
    """A person gives a consent (п. 27.1): on our page or on a signed form, topic by topic, under the text in force."""

    _inherit = "apk.consent"

    @api.model
    def _give(
        self,
        purpose,
        collection_mode,
        *,
        topics=None,
        email=None,
        partner=None,
        text=None,
        **particulars,
    ):
        """Record what a person has agreed to, one row a topic: under this text, else under the one in force.

        :param particulars: ``name``, ``proof``, ``scan``, ``scan_name``, ``given_at``, ``registered_by_id``
        """
        topics = list(topics or ())
        if purpose == "mailing" and not topics:
            raise CONSENT_NEEDS_TOPIC(self.env)
        shared = self._shared_values(purpose, email, partner, text)
        shared.update({name: value for name, value in particulars.items() if value})
        shared["collection_mode"] = collection_mode
        rows = [{"topic_id": topic.id} for topic in topics] or [{}]
        # sudo: no role may write consents; a signed form or a confirmed page is the proof of this one
        register = self.sudo()
        consents = register.create([{**shared, **row, "token": self._new_token()} for row in rows])
        for consent in consents:
            consent._log_interaction(
                consent.partner_id, "consent", consent._label_text(), happened_at=consent.given_at
            )
        return consents

    @api.model
    def _shared_values(self, purpose, email, partner, text=None):
        """What the rows of one form have in common."""
        address = self._address_of(email) if email or purpose == "mailing" else False
        text = text or self.env["apk.consent.text"]._in_force(purpose)
        partner = partner or self._only_client_with(address)
        return {
            "purpose": purpose,
            "email": address,
            "partner_id": partner.id,
            "name": partner.name,
            "text_id": text.id,
            "text_fingerprint": text.fingerprint,
            "given_at": fields.Datetime.now(),
            "person_key": self._person_key(address, partner),
        }

    @api.model
    def _address_of(self, email):
        """The address in one spelling.

        :raises CONSENT_WITHOUT_ADDRESS: there is none
        :raises CONSENT_NEEDS_ADDRESS: not one address that e-mails can be sent to
        """
        address = email_normalize(email or "")
        if not address:
            if not email:
                raise CONSENT_WITHOUT_ADDRESS(self.env)
            raise CONSENT_NEEDS_ADDRESS(self.env, address=email)
        return address

    @api.model
    def _only_client_with(self, email):
        """The contact with this address, when there is exactly one: the owner of a shared mailbox is not certain."""
        # sudo: a visitor may not read contacts; nothing of them is shown to the visitor
        clients = self.env["res.partner"].sudo()
        found = clients.search([("email_normalized", "=", email)], limit=2) if email else clients
        return found if len(found) == 1 else clients.browse()

    @api.model
    def _person_key(self, email, partner=None):
        """What a person is found by after the address is erased; it cannot be read back."""
        person = email or (partner and f"partner:{partner.id}") or ""
        return hmac(self.env(su=True), "apk_client.consent_person", person) if person else False

    @api.model
    def _new_token(self):
        """The secret of the link in e-mails: drawn at random, it tells nothing about the address and never expires."""
        return new_token()
