from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import email_normalize
from odoo.tools.misc import hmac

from ..messages import CONSENT_NEEDS_ADDRESS, CONSENT_WITHOUT_ADDRESS
from ..rules.addresses import is_in_russian_zone


class ApkConsentPerson(models.Model):
    """Whose a consent is, and who may be written to now (п. 27.1)."""

    _inherit = "apk.consent"

    email = fields.Char(string="E-mail", readonly=True)
    person_key = fields.Char(readonly=True, copy=False, groups=fields.NO_ACCESS)
    is_abroad = fields.Boolean(
        string="Mailbox outside the Russian zone",
        compute="_compute_is_abroad",
        help="The mailbox is not in .ru, .рф or .su: letters may be kept abroad.",
    )

    @api.depends("email")
    def _compute_is_abroad(self):
        for person in self:
            person.is_abroad = self._is_mailbox_abroad(person.email)

    @api.model
    def _is_mailbox_abroad(self, email):
        """152-ФЗ, ст. 18 ч. 5: a warning, never a refusal."""
        address = email_normalize(email or "")
        return bool(address) and not is_in_russian_zone(address)

    @api.model
    def _person_key(self, email, partner=None):
        """What a person is found by after the address is erased; it cannot be read back."""
        person = email or (partner and f"partner:{partner.id}") or ""
        return hmac(self.env(su=True), "apk_client.consent_person", person) if person else False

    @api.model
    def _address_of(self, email):
        """:raises CONSENT_NEEDS_ADDRESS: not one address that letters can be sent to"""
        address = email_normalize(email or "")
        if not address:
            if not email:
                raise CONSENT_WITHOUT_ADDRESS(self.env)
            raise CONSENT_NEEDS_ADDRESS(self.env, address=email)
        return address

    @api.model
    def _only_client_with(self, email):
        """The card of this address, when there is exactly one: a shared mailbox belongs to nobody's history."""
        clients = self.env["res.partner"].sudo()  # sudo: the visitor of a page reads no cards
        found = clients.search([("email_normalized", "=", email)], limit=2) if email else clients
        return found if len(found) == 1 else clients.browse()

    @api.model
    def _live_for(self, whom, purpose, topic=None):
        """Consents in force at this moment (п. 27.1 «на момент направления»).

        :param whom: clients, or e-mail addresses
        :param topic: for mailings: the topic, or None for any
        """
        if isinstance(whom, models.BaseModel):
            emails = list(filter(None, whom.mapped("email_normalized")))
            who = Domain("partner_id", "in", whom.ids) | (
                Domain("partner_id", "=", False) & Domain("email", "in", emails)
            )
        else:
            addresses = (email_normalize(email or "") for email in whom)
            who = Domain("email", "in", [address for address in addresses if address])
        about = Domain("topic_id", "=", topic.id) if topic else Domain.TRUE
        in_force = Domain("purpose", "=", purpose) & Domain("withdrawn_at", "=", False)
        consents = self.sudo()  # sudo: whether one may write is no secret
        return consents.search(who & in_force & about)
