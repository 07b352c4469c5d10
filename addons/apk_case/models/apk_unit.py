from odoo import fields, models


class ApkUnit(models.Model):
    _inherit = "apk.unit"

    answers_need_approval = fields.Boolean(
        string="The head approves answers",
        help="An answer written in this unit leaves when its head or deputy has approved it.",
    )
