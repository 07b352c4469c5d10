from odoo import fields, models


class ApkCasePause(models.TransientModel):
    """Stop the clock of an answer, with a reason, where the regime allows it."""

    _name = "apk.case.pause"
    _description = "Stop the clock of a message"

    case_id = fields.Many2one("apk.case", required=True, ondelete="cascade")
    reason = fields.Char(required=True)

    def action_pause(self):
        self.ensure_one()
        self.case_id._pause(self.reason)
