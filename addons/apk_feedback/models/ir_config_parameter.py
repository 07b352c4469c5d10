from odoo import models


class IrConfigParameter(models.Model):
    _inherit = "ir.config_parameter"

    def init(self, force=False):
        """By ``force`` a loaded or duplicated database gets another identifier; nobody needs to start it anew for its keys."""
        result = super().init(force=force)
        if force:
            self.flush_model()
            self.env["apk.feedback.key"]._take_over_keys()
        return result
