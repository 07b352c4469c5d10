from odoo import api, fields, models


class ApkCasePause(models.TransientModel):
    """Stop the clock of an answer, with a reason, where the regime allows it."""

    _name = "apk.case.pause"
    _description = "Stop the clock of a message"
    _inherit = "apk.case.dialog.mixin"

    reason = fields.Char(required=True)

    @api.model
    def _opened_for(self, case):
        case._check_may_be_paused()
        return {}

    def action_pause(self):
        self.ensure_one()
        self.case_id._pause(self.reason)
