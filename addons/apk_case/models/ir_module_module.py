from odoo import models


class IrModuleModule(models.Model):
    _inherit = "ir.module.module"

    def _living_rows(self):
        return {
            **super()._living_rows(),
            "apk_case": "destroyed_at IS NULL",
            "apk_mail_spool": "raw IS NOT NULL",
        }
