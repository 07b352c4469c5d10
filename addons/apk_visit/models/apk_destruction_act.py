from odoo import api, fields, models


class ApkDestructionAct(models.Model):
    _inherit = "apk.destruction.act"

    visit_ids = fields.One2many(
        "apk.visit", "destruction_act_id", string="Visits to destroy", readonly=True
    )

    @api.model
    def _list_fields(self):
        return [*super()._list_fields(), "visit_ids"]
