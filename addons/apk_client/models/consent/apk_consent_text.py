from odoo import api, fields, models

from odoo.addons.apk_base.models.apk_edition_mixin import STATES

from ...messages import CONSENT_TEXT_IS_FINAL, NO_CONSENT_TEXT
from ...rules.consents import PLACES, filled, fingerprint

PURPOSES = [
    ("mailing", "Information mailings by e-mail"),
    ("survey", "Surveys sent in person"),
    ("personal_data", "Processing of personal data"),
    ("site_message", "Processing of personal data of a message from the site"),
]


class ApkConsentText(models.Model):
    """One version of the text that people agree to: a document of its own (156-ФЗ; 152-ФЗ, ст. 9 ч. 1, 4)."""

    _name = "apk.consent.text"
    _description = "Text of a consent"
    _inherit = ["apk.drawn.mixin", "apk.edition.mixin"]
    _order = "purpose, number desc"
    _edition_of = ("purpose",)

    purpose = fields.Selection(PURPOSES, required=True)
    state = fields.Selection(STATES)  # again: else Odoo loads no translation of the choices
    body = fields.Text(
        string="Text",
        required=True,
        help="Words in braces are replaced by what the person has filled in; in the form they are lines to write on.",
    )
    discloses_tracking = fields.Boolean(
        string="Tells about opened e-mails and followed links",
        help="Tick it when the text says that the department sees whether an e-mail was opened and which links were "
        "followed. Only e-mails to those who agreed to such a text are tracked, and only when it is switched on.",
    )
    fingerprint = fields.Char(
        string="Fingerprint (SHA-256)",
        readonly=True,  # a person never types it in, not even in a draft
        copy=False,
        help="It stands in every consent: nobody can say later that the text was another one.",
        written_by="creation",
    )
    in_force_since = fields.Datetime(copy=False, written_by="system")

    _number_uniq = models.Constraint(
        "UNIQUE(purpose, number)", "This version of the text already exists."
    )
    _in_force_uniq = models.UniqueIndex(
        "(purpose) WHERE state = 'in_force'", "One text of a purpose alone can be in force."
    )

    @api.model_create_multi
    def create(self, vals_list):
        return super().create(
            [{**vals, "fingerprint": fingerprint(vals.get("body") or "")} for vals in vals_list]
        )

    def write(self, vals):
        if vals.keys() & {"body", "purpose", "discloses_tracking"}:
            if set(self.mapped("state")) - {"draft"} or self._is_signed():
                raise CONSENT_TEXT_IS_FINAL(self.env)
            if "body" in vals:
                super().write(vals)
                # sudo: no role may write the fingerprint; it is computed from the text just written
                text = self.sudo()
                return super(ApkConsentText, text).write({"fingerprint": fingerprint(vals["body"])})
        return super().write(vals)

    def _is_signed(self):
        """A text of before that consents were taken over with is signed, although it was never in force here."""
        # sudo: who edits texts may not read consents; only whether there is one is asked
        consents = self.env["apk.consent"].sudo()
        return bool(consents.search_count([("text_id", "in", self.ids)], limit=1))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        if set(self.mapped("state")) - {"draft"} or self._is_signed():
            raise CONSENT_TEXT_IS_FINAL(self.env)

    @api.depends("purpose", "number")
    def _compute_display_name(self):
        purposes = dict(self._fields["purpose"]._description_selection(self.env))
        for text in self:
            text.display_name = self.env._(
                "%(purpose)s, version %(number)s",
                purpose=purposes.get(text.purpose, ""),
                number=text.number,
            )

    def action_put_in_force(self):
        """From now on people agree to this version; consents given earlier keep theirs."""
        self.ensure_one()
        self.check_access("write")
        self._put_in_force(in_force_since=fields.Datetime.now())

    @api.model
    def _in_force(self, purpose):
        """The text that people agree to now.

        :raises NO_CONSENT_TEXT: none is in force
        """
        # sudo: a visitor may not read texts; the one in force is shown to everybody
        texts = self.sudo()
        text = texts._edition_in_force(purpose=purpose)
        if not text:
            purposes = dict(self._fields["purpose"]._description_selection(self.env))
            raise NO_CONSENT_TEXT(self.env, purpose=purposes[purpose])
        return text

    def _filled(self, *, name="", email="", topics=None, named="", term=""):
        """The text with a person's particulars; places without any stay lines to write on.

        :param named: what stands for topics that are ticked beside the text
        """
        self.ensure_one()
        names = ", ".join(f"«{topic.name}»" for topic in topics or ()) or named
        values = (name, email, names, term)
        return filled(self.body, dict(zip(PLACES, values, strict=True)))
