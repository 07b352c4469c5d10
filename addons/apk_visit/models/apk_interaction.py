from odoo import fields, models


class ApkInteraction(models.Model):
    _inherit = "apk.interaction"

    kind = fields.Selection(selection_add=[("visit", "Visit")], ondelete={"visit": "cascade"})
