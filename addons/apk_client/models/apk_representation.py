from odoo import api, fields, models

from ..messages import (
    REPRESENTATION_EXPIRED,
    REPRESENTATION_NOT_IN_FORCE,
    REPRESENTATION_OF_ANOTHER,
)
from .res_partner_card import CARD

WARN_DAYS = 30


class ApkRepresentation(models.Model):
    """Who may act for a client, by what document, until when (п. 2 «представитель», п. 11 «доверенность»)."""

    _name = "apk.representation"
    _description = "Representation of a client"
    _order = "valid_until desc, id desc"

    partner_id = fields.Many2one(
        "res.partner",
        string="Client",
        required=True,
        ondelete="restrict",
        index=True,
        context=CARD,
    )
    representative_id = fields.Many2one(
        "res.partner", required=True, ondelete="restrict", index=True, context=CARD
    )
    kind = fields.Selection(
        [("attorney", "By a power of attorney"), ("lawful", "Lawful representative")],
        string="On what ground",
        required=True,
        default="attorney",
    )
    number = fields.Char(string="Number of the document")
    issued_on = fields.Date(string="Issued on")
    issuer = fields.Char(string="Who certified it", help="Notary, organisation, guardianship body.")
    scope = fields.Text(string="What it allows")
    valid_until = fields.Date(string="Valid until", help="Empty: without a term.")
    document = fields.Binary(string="Copy of the document", attachment=True)
    document_name = fields.Char()
    active = fields.Boolean(default=True)
    state = fields.Selection(
        [("valid", "Valid"), ("expiring", "Ends soon"), ("expired", "Expired")],
        compute="_compute_state",
    )

    _attorney_has_number = models.Constraint(
        "CHECK(kind != 'attorney' OR (number IS NOT NULL AND issued_on IS NOT NULL))",
        "A power of attorney has a number and a date: fill in both.",
    )
    _dates_in_order = models.Constraint(
        "CHECK(valid_until IS NULL OR issued_on IS NULL OR valid_until >= issued_on)",
        "The document ends before it was issued. Compare both dates with the paper.",
    )
    _not_oneself = models.Constraint(
        "CHECK(partner_id != representative_id)", "A client is not a representative of oneself."
    )

    @api.depends("valid_until")
    def _compute_state(self):
        today = self.env["apk.office"]._today()
        for paper in self:
            left = (paper.valid_until - today).days if paper.valid_until else WARN_DAYS + 1
            paper.state = "expired" if left < 0 else "expiring" if left <= WARN_DAYS else "valid"

    @api.depends("representative_id.name", "kind", "number")
    def _compute_display_name(self):
        """A document that is being entered has no representative yet."""
        for paper in self:
            ground = paper._ground_text()
            name = paper.representative_id.name
            paper.display_name = f"{name} ({ground})" if name else ground.capitalize()

    def _ground_text(self):
        """«по доверенности № 5»."""
        kind = dict(self._fields["kind"]._description_selection(self.env)).get(self.kind, "")
        number = f" № {self.number}" if self.number else ""
        return f"{kind.lower()}{number}"

    def _check_valid_on(self, day):
        """п. 11: «действующим на основании доверенности» — an expired one gives no authority.

        :raises REPRESENTATION_EXPIRED: with the number and the last day
        :raises REPRESENTATION_NOT_IN_FORCE: revoked, or issued after the day
        """
        for paper in self:
            if paper.valid_until and paper.valid_until < day:
                raise REPRESENTATION_EXPIRED(
                    self.env, who=paper.display_name, day=paper.valid_until.strftime("%d.%m.%Y")
                )
            if not paper.active or (paper.issued_on and paper.issued_on > day):
                raise REPRESENTATION_NOT_IN_FORCE(self.env, paper=paper.display_name)

    def _check_speaks_for(self, client):
        """:raises REPRESENTATION_OF_ANOTHER: the document is about another client"""
        if self and self.partner_id != client:
            raise REPRESENTATION_OF_ANOTHER(self.env, paper=self.partner_id.name)
