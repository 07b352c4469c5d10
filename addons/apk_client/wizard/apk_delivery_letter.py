from odoo import fields, models


class ApkDeliveryLetter(models.TransientModel):
    """What stands around the text of one postal item."""

    _name = "apk.delivery.letter"
    _description = "Requisites of a letter"
    _inherit = "apk.letter.screen.mixin"
    _letter_field = "delivery_id"

    delivery_id = fields.Many2one("apk.delivery", required=True, ondelete="cascade")
