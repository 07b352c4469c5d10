from odoo import api, models


class ApkOffice(models.AbstractModel):
    _inherit = "apk.office"

    @api.model
    def _details(self):
        """Whether clients book on the page themselves: every page for clients links to it then (п. 53)."""
        is_open = self.env["apk.visit"]._is_public_booking_open()
        return {**super()._details(), "books_visits": is_open}
