from odoo import fields, models


class ApkInteraction(models.Model):
    """History of a message: visible to those who see the message."""

    _name = "apk.interaction"
    _inherit = ["apk.interaction", "apk.case.link.mixin"]

    kind = fields.Selection(
        selection_add=[("decision", "Decision on a message")], ondelete={"decision": "cascade"}
    )
