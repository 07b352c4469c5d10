from odoo import models


class ApkRetentionMixin(models.AbstractModel):
    _inherit = "apk.retention.mixin"

    def _erase_copies(self):
        """Questions to the knowledge base may repeat the words of the client."""
        about = [("res_model", "=", self._name), ("res_id", "in", self.ids)]
        self.env["apk.knowledge.gap"].search(about).question = "—"
        return super()._erase_copies()
