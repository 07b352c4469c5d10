from odoo import models

from ..visit_state import ENDED_STATES


class ApkVisitRetention(models.Model):
    """п. 6: a visit is a part of the client's history and is kept as long as the rest of it."""

    _inherit = "apk.visit"

    _end_of_work_fields = ("state", "ends_at")

    def _ended_at(self):
        """The planned end; a client who came and whose leaving nobody marked has gone as well."""
        return self.state in (*ENDED_STATES, "came") and self.ends_at

    def _notices_sent(self):
        return self.delivery_ids

    def _erase_copies(self):
        self.env["apk.visit.link"].search([("visit_id", "in", self.ids)]).unlink()
        return super()._erase_copies()
