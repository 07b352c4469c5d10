from odoo import models

from ..exceptions import AddonKeepsCalls


class IrModuleModule(models.Model):
    _inherit = "ir.module.module"

    def _check_nothing_is_kept(self):
        result = super()._check_nothing_is_kept()
        doomed = self | self.downstream_dependencies()
        if "apk_line" in doomed.mapped("name"):
            calls = self.env["apk.call"].sudo().search_count([])  # sudo: calls of everybody count
            if calls:
                raise AddonKeepsCalls(self.env, calls)
        return result
