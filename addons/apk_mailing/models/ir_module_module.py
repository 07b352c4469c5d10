from odoo import models

from ..messages import MASS_SMS_REFUSED


class IrModuleModule(models.Model):
    _inherit = "ir.module.module"

    def button_install(self):
        """п. 27.2: mass text messages are no way of a mailing."""
        if "mass_mailing_sms" in self.mapped("name"):
            raise MASS_SMS_REFUSED(self.env)
        return super().button_install()
