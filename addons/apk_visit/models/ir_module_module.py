from odoo import models

from ..exceptions import VisitIsKept


class IrModuleModule(models.Model):
    _inherit = "ir.module.module"

    def _check_nothing_is_kept(self):
        """п. 6: visits go with their addon, so the addon stays while there are any."""
        doomed = self | self.downstream_dependencies()
        visits = self.env["apk.visit"].sudo()  # sudo: visits of every unit count
        if "apk_visit" in doomed.mapped("name") and visits.search_count([], limit=1):
            raise VisitIsKept(self.env)
        return super()._check_nothing_is_kept()
