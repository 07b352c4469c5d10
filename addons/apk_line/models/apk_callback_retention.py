from odoo import models

from odoo.addons.apk_client.models.apk_retention_mixin import HOLDERS


class ApkCallbackRetention(models.Model):
    """п. 6: what was promised to a caller is kept as long as the call."""

    _inherit = "apk.callback"

    _ends_with = ("done_at",)
    _holders = (*HOLDERS, "apk_line.group_line_head")

    def _ended_at(self):
        return self.done_at
