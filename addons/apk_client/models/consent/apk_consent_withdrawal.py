from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.apk_base.rules.secret_link import read_token

# A colleague registers these; the others are done by the person alone.
REGISTERED_CHANNELS = ("written", "call", "visit")


class ApkConsentWithdrawal(models.Model):
    """The end of a consent (п. 28, 29): at any time, by any channel, effective at once, with its proof."""

    _inherit = "apk.consent"

    @api.model
    def _find_by_token(self, token):
        """The consent whose e-mails hold this link, however it was damaged; an empty recordset for a stranger."""
        # sudo: a visitor may not read consents; the token is secret and was sent to its person alone
        consents = self.sudo()
        read = read_token(token or "")
        return consents.search([("token", "=", read)], limit=1) if read else consents.browse()

    def _of_the_same_kind(self):
        """Consents in force of the same persons, purposes and topics: the link of an old e-mail ends a later one, too."""
        found = self.browse()
        for consent in self:
            same_person = Domain("person_key", "=", consent.person_key)
            if consent.email:
                same_person |= Domain("email", "=", consent.email)
            found |= self.search(
                same_person
                & Domain("purpose", "=", consent.purpose)
                & Domain("topic_id", "=", consent.topic_id.id)
                & Domain("withdrawn_at", "=", False)
            )
        return found

    def _of_the_same_person(self):
        """п. 29 «от всех»: every mailing this person has agreed to."""
        return self.search(
            [
                ("person_key", "in", self.mapped("person_key")),
                ("purpose", "in", self.mapped("purpose")),
                ("withdrawn_at", "=", False),
            ]
        )

    def _withdraw(self, channel, *, source=None, scan=None, scan_name=None, happened_at=None):
        """End what is still in force of these consents; effective with this transaction.

        :param channel: a key of ``WITHDRAWAL_CHANNELS``
        :param happened_at: when the withdrawal reached the office, for the history of the client
        :return: the consents that were in force until now
        """
        # sudo: no role may write consents; a withdrawal needs no permission (п. 29 «любым способом»)
        register = self.sudo()
        live = register.filtered(lambda consent: not consent.withdrawn_at)
        if live:
            live.write(
                {
                    "withdrawn_at": fields.Datetime.now(),
                    "withdrawal_channel": channel,
                    "withdrawal_source": source,
                    "withdrawal_scan": scan,
                    "withdrawal_scan_name": scan_name,
                    "withdrawn_by_id": channel in REGISTERED_CHANNELS and self.env.uid,
                }
            )
        for consent in live:
            consent._log_interaction(
                consent.partner_id,
                "consent_withdrawn",
                consent._label_text(),
                happened_at=happened_at,
            )
        return live
