from odoo import fields, models


class ApkVisitCancel(models.TransientModel):
    """Cancel for a client on the phone or at the desk, or for the office (п. 57); a client is asked for no reason."""

    _name = "apk.visit.cancel"
    _description = "Cancellation of a visit"

    visit_id = fields.Many2one("apk.visit", required=True, readonly=True)
    via = fields.Selection(
        [
            ("phone", "The client has phoned"),
            ("desk", "The client has come"),
            ("office", "The office cannot receive"),
        ],
        string="Who cancels",
        required=True,
        default="phone",
    )
    reason = fields.Char(help="The client reads it in the notice when the office cancels.")

    def action_cancel(self):
        self.visit_id.check_access("write")
        self.visit_id._cancel(self.via, self.reason)
