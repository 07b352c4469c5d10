from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    apk_emblem = fields.Image(
        string="Coat of arms",
        max_width=600,
        max_height=600,
        help="Stands above the name of the department on official letters.",
    )
