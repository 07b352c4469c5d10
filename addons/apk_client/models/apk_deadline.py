from odoo import fields, models


class ApkDeadline(models.Model):
    _inherit = "apk.deadline"

    kind = fields.Selection(
        selection_add=[("history", "History for the client")], ondelete={"history": "cascade"}
    )
