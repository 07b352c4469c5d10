from odoo import models
from odoo.fields import Domain


class IrRule(models.Model):
    """Rows of a dialog belong to whoever has opened it: they hold words of a client and links until Odoo removes them."""

    _inherit = "ir.rule"

    def _compute_domain(self, model_name, mode="read"):
        domain = super()._compute_domain(model_name, mode)
        is_dialog = self.env[model_name]._transient and model_name.startswith("apk.")
        if not is_dialog or self.env.su:
            return domain
        return Domain("create_uid", "=", self.env.uid) & (domain or Domain.TRUE)
