from odoo import fields, models


class ApkInteraction(models.Model):
    _inherit = "apk.interaction"

    kind = fields.Selection(
        selection_add=[
            ("call_in", "Call from the client"),
            ("call_missed", "Unanswered call from the client"),
            ("callback", "Callback promised"),
        ],
        ondelete={"call_in": "cascade", "call_missed": "cascade", "callback": "cascade"},
    )
