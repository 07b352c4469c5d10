from odoo import fields, models


class ApkVisitBook(models.TransientModel):
    _inherit = "apk.visit.book"

    call_id = fields.Many2one("apk.call", string="Booked on the call", readonly=True)
    call_phone = fields.Char(
        related="call_id.phone", related_sudo=False
    )  # the number of a new client

    def action_hold(self, starts):
        """п. 53: when the caller is not known yet, the client of the booking becomes the client of the call."""
        action = super().action_hold(starts)
        if self.call_id and not self.call_id.partner_id:
            self.call_id.partner_id = self.partner_id
        return action
