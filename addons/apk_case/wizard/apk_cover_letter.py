from odoo import fields, models


class ApkCoverLetter(models.TransientModel):
    """What stands around the text of the letter to another body (59-ФЗ, ст. 8)."""

    _name = "apk.cover.letter"
    _description = "Letter to another body"
    _inherit = "apk.letter.screen.mixin"
    _letter_field = "decision_id"

    decision_id = fields.Many2one("apk.case.decision", required=True, ondelete="cascade")
    number = fields.Char(related="decision_id.outgoing_number")
    addressee = fields.Text(
        help="The body, or its head in the dative, then its postal address. A line a requisite."
    )
