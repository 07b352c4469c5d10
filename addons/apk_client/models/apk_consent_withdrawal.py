import secrets

from odoo import api, fields, models
from odoo.fields import Domain

WITHDRAWAL_WAYS = [
    ("link", "By the link in a letter"),
    ("one_click", "By the button of the mail program"),
    ("page", "On our page"),
    ("letter", "By a letter"),
    ("call", "By phone"),
    ("visit", "At a visit"),
]


class ApkConsentWithdrawal(models.Model):
    """The end of a consent (п. 28, 29): at any time, by any way, effective at once, with its proof."""

    _inherit = "apk.consent"

    token = fields.Char(readonly=True, copy=False, groups=fields.NO_ACCESS)
    withdrawn_at = fields.Datetime(string="Withdrawn at", readonly=True, index="btree_not_null")
    withdrawal_way = fields.Selection(WITHDRAWAL_WAYS, string="Withdrawn how", readonly=True)
    withdrawal_source = fields.Char(
        string="Source of the withdrawal",
        readonly=True,
        help="Number and date of the letter, the phone number, the day of the visit.",
    )
    withdrawal_scan = fields.Binary(
        string="Scan of the withdrawal", attachment=True, readonly=True, copy=False
    )
    withdrawal_scan_name = fields.Char(readonly=True)
    withdrawn_by_id = fields.Many2one(
        "res.users", string="Withdrawal registered by", readonly=True, ondelete="restrict"
    )

    @api.model
    def _new_token(self):
        """The secret of the link in letters: drawn at random, it tells nothing about the address and never expires."""
        return secrets.token_urlsafe(24)

    @api.model
    def _find_by_token(self, token):
        """The consent whose letters hold this link; an empty recordset for a stranger."""
        consents = self.sudo()  # sudo: the token is the permission
        return consents.search([("token", "=", token)], limit=1) if token else consents.browse()

    def _of_the_same_kind(self):
        """Every consent in force of these persons for these purposes and topics: an old letter withdraws a later one, too."""
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

    def _withdraw(self, way, *, source=None, scan=None, scan_name=None, happened_at=None):
        """End what is still in force of these consents; effective with this transaction.

        :return: the consents that were in force until now
        """
        live = (
            self.sudo().filtered(  # sudo: a withdrawal needs no permission (п. 29 «любым способом»)
                lambda consent: not consent.withdrawn_at
            )
        )
        if live:
            by_person = way in ("letter", "call", "visit") and self.env.uid
            live.write(
                {
                    "withdrawn_at": fields.Datetime.now(),
                    "withdrawal_way": way,
                    "withdrawal_source": source,
                    "withdrawal_scan": scan,
                    "withdrawal_scan_name": scan_name,
                    "withdrawn_by_id": by_person,
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
