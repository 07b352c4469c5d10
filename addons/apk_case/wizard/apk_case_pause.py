from odoo import api, fields, models


class ApkCasePause(models.TransientModel):
    """Stop the clock of an answer, with a reason, where the regime allows it."""

    _name = "apk.case.pause"
    _description = "Stop the clock of a message"

    case_id = fields.Many2one("apk.case", required=True, ondelete="cascade")
    reason = fields.Char(required=True)

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        case = self.env["apk.case"].browse(values.get("case_id"))
        if case:
            case._check_may_be_paused()
        return values

    def action_pause(self):
        self.ensure_one()
        self.case_id._pause(self.reason)
