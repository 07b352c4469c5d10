from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import email_normalize

from odoo.addons.apk_base.models.apk_protected_mixin import KEEP

from ...messages import CONSENT_IS_FINAL
from ...rules.addresses import is_in_russian_zone
from ..res_partner_card import CARD
from .apk_consent_text import PURPOSES

WITHDRAWAL_CHANNELS = [
    ("link", "By the link in an e-mail"),
    ("one_click", "By the button of the mail program"),
    ("page", "On our page"),
    ("written", "In writing"),
    ("call", "By phone"),
    ("visit", "At a visit"),
]
# What the one allowed change of a row may touch.
WITHDRAWAL_FIELDS = frozenset(
    {
        "withdrawn_at",
        "withdrawal_channel",
        "withdrawal_source",
        "withdrawal_scan",
        "withdrawal_scan_name",
        "withdrawn_by_id",
    }
)
CREATE_TRIGGER = """
CREATE OR REPLACE FUNCTION apk_consent_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    may_change text[] := ARRAY['partner_id', 'write_uid', 'write_date'];
BEGIN
    IF current_setting('apk.destruction', true) = 'by act' THEN
        RETURN NEW;
    END IF;
    IF OLD.withdrawn_at IS NULL THEN
        may_change := may_change || ARRAY[%(withdrawal)s];
    END IF;
    IF to_jsonb(OLD) - may_change IS DISTINCT FROM to_jsonb(NEW) - may_change THEN
        RAISE EXCEPTION 'A consent is never edited: register a new one or a withdrawal';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER IF EXISTS apk_consent_is_final ON apk_consent;
CREATE TRIGGER apk_consent_is_final BEFORE UPDATE ON apk_consent
    FOR EACH ROW EXECUTE FUNCTION apk_consent_is_final();
"""


class ApkConsent(models.Model):
    """One consent of one person for one purpose (п. 27.1, 80.7), with its text, proof and withdrawal (п. 28, 29).

    Rows are final: a consent given anew is a new row. No role has a right to write; consents come from the public
    form and from the registrar's, withdrawals from everywhere. ``erase`` says what is destroyed after a withdrawal
    (152-ФЗ, ст. 21); what stays proves that a consent was given and withdrawn.
    """

    _name = "apk.consent"
    _description = "Consent"
    _inherit = ["apk.protected.mixin", "apk.interaction.mixin"]
    _order = "id desc"

    partner_id = fields.Many2one(
        "res.partner",
        string="Client",
        ondelete="restrict",
        index="btree_not_null",
        written_by="system",
        erase=KEEP,
        context=CARD,
    )
    name = fields.Char(string="Surname and names", written_by="system", erase=False)
    email = fields.Char(string="E-mail", written_by="system", erase=False)
    person_key = fields.Char(copy=False, groups=fields.NO_ACCESS, written_by="system", erase=KEEP)
    is_abroad = fields.Boolean(
        string="Mailbox outside the Russian zone",
        compute="_compute_is_abroad",
        help="The mailbox is not in .ru, .рф or .su: e-mails may be kept abroad.",
    )
    purpose = fields.Selection(PURPOSES, required=True, written_by="system")
    topic_id = fields.Many2one("apk.consent.topic", ondelete="restrict", written_by="system")
    text_id = fields.Many2one(
        "apk.consent.text", required=True, ondelete="restrict", written_by="system"
    )
    text_fingerprint = fields.Char(
        string="Fingerprint of the text", required=True, written_by="system", erase=KEEP
    )
    collection_mode = fields.Selection(
        [
            ("web", "On our page, confirmed by e-mail"),
            ("form", "Ticked on the form of our page"),
            ("paper", "Signed form on paper"),
            ("desk", "Signed at the desk"),
            ("transferred", "Taken over from other records"),
        ],
        string="Given how",
        required=True,
        written_by="system",
    )
    given_at = fields.Datetime(required=True, written_by="system")
    registered_by_id = fields.Many2one("res.users", ondelete="restrict", written_by="system")
    proof = fields.Text(
        groups="apk_base.group_registrar",
        help="Moments, network addresses and programs of the request and of its confirmation.",
        written_by="system",
        erase=False,
    )
    scan = fields.Binary(
        string="Scan of the signed form", attachment=True, written_by="system", erase=False
    )
    scan_name = fields.Char(written_by="system", erase=False)
    is_live = fields.Boolean(
        string="In force", compute="_compute_is_live", search="_search_is_live"
    )
    token = fields.Char(copy=False, groups=fields.NO_ACCESS, written_by="system", erase=KEEP)
    withdrawn_at = fields.Datetime(
        string="Withdrawn at", index="btree_not_null", written_by="system"
    )
    withdrawal_channel = fields.Selection(
        WITHDRAWAL_CHANNELS, string="Withdrawn how", written_by="system"
    )
    withdrawal_source = fields.Char(
        string="Source of the withdrawal",
        help="Number and date of the written request, the phone number, the day of the visit.",
        written_by="system",
        erase=KEEP,
    )
    withdrawal_scan = fields.Binary(
        string="Scan of the withdrawal",
        attachment=True,
        copy=False,
        written_by="system",
        erase=KEEP,
    )
    withdrawal_scan_name = fields.Char(written_by="system", erase=KEEP)
    withdrawn_by_id = fields.Many2one(
        "res.users", string="Withdrawal registered by", ondelete="restrict", written_by="system"
    )
    erasure_id = fields.Many2one("apk.consent.erasure", ondelete="restrict", written_by="system")

    _token_uniq = models.Constraint("UNIQUE(token)", "This link already exists.")
    _mailing_has_topic = models.Constraint(
        "CHECK((purpose = 'mailing') = (topic_id IS NOT NULL))",
        "A consent to mailings names its topic.",
    )
    _live_idx = models.Index("(email, purpose, topic_id) WHERE withdrawn_at IS NULL")
    _topic_idx = models.Index("(topic_id, id) WHERE withdrawn_at IS NULL")
    _person_idx = models.Index("(person_key)")

    def init(self):
        columns = ", ".join(f"'{name}'" for name in sorted(WITHDRAWAL_FIELDS))
        self.env.cr.execute(CREATE_TRIGGER.replace("%(withdrawal)s", columns))

    @api.depends("email")
    def _compute_is_abroad(self):
        for consent in self:
            consent.is_abroad = self._is_mailbox_abroad(consent.email)

    @api.model
    def _is_mailbox_abroad(self, email):
        """152-ФЗ, ст. 18 ч. 5: a warning, never a refusal."""
        address = email_normalize(email or "")
        return bool(address) and not is_in_russian_zone(address)

    @api.depends("withdrawn_at")
    def _compute_is_live(self):
        for consent in self:
            consent.is_live = not consent.withdrawn_at

    def _search_is_live(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("withdrawn_at", "=", False)

    @api.depends("purpose", "topic_id")
    def _compute_display_name(self):
        for consent in self:
            consent.display_name = consent._label_text()

    def _label_text(self):
        """«Information mailings by e-mail: topic»."""
        self.ensure_one()
        purpose = dict(self._fields["purpose"]._description_selection(self.env))[self.purpose]
        return f"{purpose}: {self.topic_id.name}" if self.topic_id else purpose

    def write(self, vals):
        """The one change of a row is its withdrawal; ``partner_id`` follows a merge of contacts."""
        is_withdrawal = vals.keys() <= WITHDRAWAL_FIELDS and not any(self.mapped("withdrawn_at"))
        is_erasure = self.env["apk.retention.lock"]._is_open()
        if not is_withdrawal and not is_erasure and vals.keys() != {"partner_id"}:
            raise CONSENT_IS_FINAL(self.env)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_consents(self):
        raise CONSENT_IS_FINAL(self.env)

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
        # sudo: a sender may not read the register; asks only about those whom it writes to
        consents = self.sudo()
        return consents.search(who & in_force & about)
