from odoo import api, fields, models


class ApkDestructionAct(models.Model):
    _inherit = "apk.destruction.act"

    call_ids = fields.One2many(
        "apk.call", "destruction_act_id", string="Calls to destroy", written_by="system"
    )
    callback_ids = fields.One2many(
        "apk.callback", "destruction_act_id", string="Callbacks to destroy", written_by="system"
    )

    @api.model
    def _list_fields(self):
        return [*super()._list_fields(), "call_ids", "callback_ids"]
