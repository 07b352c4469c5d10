from odoo import fields, models


class ResUsers(models.Model):
    _inherit = "res.users"

    apk_unit_ids = fields.Many2many(
        "apk.unit", "apk_unit_member_rel", "user_id", "unit_id", string="Units"
    )
