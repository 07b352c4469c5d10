from odoo import models


class IrModuleModule(models.Model):
    _inherit = "ir.module.module"

    def _rows_with_content(self):
        return {
            **super()._rows_with_content(),
            "apk_case": "destroyed_at IS NULL",
            "apk_mail_spool": "raw IS NOT NULL",
        }
