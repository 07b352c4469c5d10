from odoo import api, fields, models


class ApkCaseCorrect(models.TransientModel):
    """The registrar corrects the stamp of receipt or the legal regime; what is still owed is counted anew (п. 18, 20)."""

    _name = "apk.case.correct"
    _description = "Correction of the registration"

    case_id = fields.Many2one("apk.case", required=True, ondelete="cascade")
    received_at = fields.Datetime(string="Received", required=True)
    regime_id = fields.Many2one("apk.regime", string="Legal regime", required=True)
    reason = fields.Char(string="Why it is corrected", required=True)

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        case = self.env["apk.case"].browse(values.get("case_id"))
        return {**values, "received_at": case.received_at, "regime_id": case.regime_id.id}

    def action_correct(self):
        self.ensure_one()
        self.case_id._correct_registration(self.received_at, self.regime_id, self.reason)
