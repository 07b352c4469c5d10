from odoo import models

from odoo.addons.apk_client.models.apk_retention_mixin import HOLDERS


class ApkCallbackRetention(models.AbstractModel):
    """п. 6: what was promised to a caller is kept as long as the call."""

    _name = "apk.callback.retention"
    _description = "Retention of a callback"
    _inherit = "apk.retention.mixin"

    _ends_with = ("done_at",)
    _holders = (*HOLDERS, "apk_line.group_line_head")
    _erased = {
        "phone": "—",
        "partner_id": False,
        "question": False,
        "information": False,
        "give_up_reason": False,
        "legal_hold_reason": False,
    }

    def _ended_at(self):
        return self.done_at
