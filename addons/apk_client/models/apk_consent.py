from odoo import api, fields, models
from odoo.fields import Domain

from ..messages import CONSENT_IS_FINAL, CONSENT_NEEDS_TOPIC
from .apk_consent_text import PURPOSES

# What the one allowed change of a row may touch.
WITHDRAWAL_FIELDS = frozenset(
    {
        "withdrawn_at",
        "withdrawal_way",
        "withdrawal_source",
        "withdrawal_scan",
        "withdrawal_scan_name",
        "withdrawn_by_id",
    }
)
ERASED_FIELDS = ("name", "email", "proof", "scan", "scan_name")
FINAL = """
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

    Rows are final: a consent given anew is a new row. Nobody has a right to write; consents come from the public
    form and from the registrar's, withdrawals from everywhere.
    """

    _name = "apk.consent"
    _description = "Consent"
    _inherit = "apk.interaction.mixin"
    _order = "id desc"

    partner_id = fields.Many2one(
        "res.partner", string="Client", readonly=True, ondelete="restrict", index="btree_not_null"
    )
    name = fields.Char(string="Surname and names", readonly=True)
    purpose = fields.Selection(PURPOSES, required=True, readonly=True)
    topic_id = fields.Many2one("apk.consent.topic", readonly=True, ondelete="restrict")
    text_id = fields.Many2one(
        "apk.consent.text", string="Text", required=True, readonly=True, ondelete="restrict"
    )
    text_fingerprint = fields.Char(string="Fingerprint of the text", required=True, readonly=True)
    way = fields.Selection(
        [
            ("web", "On our page, confirmed by e-mail"),
            ("paper", "Signed form on paper"),
            ("desk", "Signed at the desk"),
        ],
        string="Given how",
        required=True,
        readonly=True,
    )
    given_at = fields.Datetime(required=True, readonly=True)
    registered_by_id = fields.Many2one("res.users", readonly=True, ondelete="restrict")
    proof = fields.Text(
        readonly=True,
        groups="apk_base.group_registrar",
        help="Moments, network addresses and programs of the request and of its confirmation.",
    )
    scan = fields.Binary(string="Scan of the signed form", attachment=True, readonly=True)
    scan_name = fields.Char(readonly=True)
    is_live = fields.Boolean(
        string="In force", compute="_compute_is_live", search="_search_is_live"
    )
    erasure_id = fields.Many2one("apk.consent.erasure", readonly=True, ondelete="restrict")

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
        self.env.cr.execute(FINAL.replace("%(withdrawal)s", columns))

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

    def write(self, vals):
        """The one change of a row is its withdrawal; ``partner_id`` follows a merge of cards."""
        is_withdrawal = vals.keys() <= WITHDRAWAL_FIELDS and not any(self.mapped("withdrawn_at"))
        is_erasure = self.env["apk.retention.lock"]._is_open()
        if not is_withdrawal and not is_erasure and vals.keys() != {"partner_id"}:
            raise CONSENT_IS_FINAL(self.env)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_consents(self):
        raise CONSENT_IS_FINAL(self.env)

    def _label_text(self):
        """«Information mailings by e-mail: topic»."""
        self.ensure_one()
        purpose = dict(self._fields["purpose"]._description_selection(self.env))[self.purpose]
        return f"{purpose}: {self.topic_id.name}" if self.topic_id else purpose

    @api.model
    def _give(self, purpose, way, *, topics=None, email=None, partner=None, **particulars):
        """Record what a person has agreed to: one row a topic, under the text in force.

        :param particulars: ``name``, ``proof``, ``scan``, ``scan_name``, ``given_at``, ``registered_by_id``
        """
        topics = list(topics or ())
        if purpose == "mailing" and not topics:
            raise CONSENT_NEEDS_TOPIC(self.env)
        shared = self._shared_values(purpose, email, partner)
        shared.update({name: value for name, value in particulars.items() if value}, way=way)
        rows = [{"topic_id": topic.id} for topic in topics] or [{}]
        consents = self.sudo().create(  # sudo: proof is not typed in
            [{**shared, **row, "token": self._new_token()} for row in rows]
        )
        for consent in consents:
            consent._log_interaction(
                consent.partner_id, "consent", consent._label_text(), happened_at=consent.given_at
            )
        return consents

    @api.model
    def _shared_values(self, purpose, email, partner):
        """What the rows of one form have in common."""
        address = self._address_of(email) if email or purpose == "mailing" else False
        text = self.env["apk.consent.text"]._in_force(purpose)
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

    def _forget(self, erasure):
        """152-ФЗ, ст. 21: the particulars go, what stays is that a consent was given and withdrawn."""
        gone = dict.fromkeys(ERASED_FIELDS, False)
        self.sudo().write({**gone, "erasure_id": erasure.id})  # sudo: by the record of destruction
