from odoo import models

from ..exceptions import AddonKeepsMessages


class IrModuleModule(models.Model):
    _inherit = "ir.module.module"

    def button_uninstall(self):
        self._check_nothing_is_kept()
        return super().button_uninstall()

    def module_uninstall(self):
        self._check_nothing_is_kept()
        return super().module_uninstall()

    def _check_nothing_is_kept(self):
        """п. 6: an addon with messages younger than five years takes them along when it is uninstalled."""
        doomed = self | self.downstream_dependencies()
        if "apk_client" not in doomed.mapped("name"):
            return
        cases = self.env["apk.case"].sudo()  # sudo: messages of every unit count
        kept = cases.search_count([("destroyed_at", "=", False)])
        if kept:
            raise AddonKeepsMessages(self.env, kept)
