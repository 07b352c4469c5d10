from odoo import api, fields, models

from ..rules.letter_words import Certificate


class ApkSignatory(models.Model):
    """Who signs official letters: post, name, and the certificate whose mark may stand in place of a signature.

    The suite signs nothing: the mark is printed where a person says that the document has been signed elsewhere.
    """

    _name = "apk.signatory"
    _description = "Signatory of letters"
    _order = "sequence, id"

    name = fields.Char(string="Full name", required=True)
    post = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    user_id = fields.Many2one(
        "res.users",
        ondelete="set null",
        index="btree_not_null",
        help="Letters of the unit that this person heads are signed by this person.",
    )
    certificate_number = fields.Char()
    certificate_owner = fields.Char()
    certificate_from = fields.Date(string="Valid from")
    certificate_until = fields.Date(string="Valid until")

    _certificate_term = models.Constraint(
        "CHECK(certificate_until >= certificate_from)",
        "The certificate ends before it begins. Correct one of the dates.",
    )

    @api.depends("name", "post")
    def _compute_display_name(self):
        for one in self:
            one.display_name = f"{one.name}, {one.post}" if one.post else one.name

    @api.model
    def _usual(self, people):
        """Who signs when nobody has been chosen: the first of these users who signs letters, else the first of all.

        :param people: ``res.users`` in charge of what the letter is about
        """
        own = self.search([("user_id", "in", people.ids)], limit=1)
        return own or self.search([], limit=1)

    def _certificate(self):
        """The certificate as the mark shows it, or ``None`` when none is written down."""
        if not self.certificate_number:
            return None
        owner = self.certificate_owner or self.name
        return Certificate(
            self.certificate_number, owner, self.certificate_from, self.certificate_until
        )
