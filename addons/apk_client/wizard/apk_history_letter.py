from odoo import fields, models


class ApkHistoryLetter(models.TransientModel):
    """What stands around the text of the letter that a history is given with (п. 6)."""

    _name = "apk.history.letter"
    _description = "Letter with the history"
    _inherit = "apk.letter.screen.mixin"
    _letter_field = "request_id"

    request_id = fields.Many2one("apk.history.request", required=True, ondelete="cascade")
    number = fields.Char(related="request_id.outgoing_number", string="Outgoing No.")
