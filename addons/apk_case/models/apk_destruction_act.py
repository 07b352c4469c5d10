from odoo import api, fields, models


class ApkDestructionAct(models.Model):
    _inherit = "apk.destruction.act"

    case_ids = fields.One2many(
        "apk.case", "destruction_act_id", string="Messages to destroy", written_by="system"
    )

    @api.model
    def _list_fields(self):
        return ["case_ids", *super()._list_fields()]
