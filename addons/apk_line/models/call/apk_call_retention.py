from odoo import models

from odoo.addons.apk_client.models.retention.apk_retention_mixin import HOLDERS


class ApkCallRetention(models.Model):
    """п. 6: «в том числе, обращения на консультационную линию»: five years, then an act of destruction names them."""

    _inherit = "apk.call"

    _end_of_work_fields = ("ended_at", "finished_at")
    _holders = (*HOLDERS, "apk_line.group_line_head")

    def _ended_at(self):
        return self.ended_at or self.finished_at

    def _erase_copies(self):
        """Events of the exchange hold the number of the caller; the reason of a transfer may name the caller."""
        keys = self.filtered("linkedid").mapped("linkedid")
        self.env["apk.telephony.event"].search([("linkedid", "in", keys)]).unlink()
        transfers = self.env["apk.call.transfer"].search([("call_id", "in", self.ids)])
        transfers.write({"reason": False})
        return super()._erase_copies()
