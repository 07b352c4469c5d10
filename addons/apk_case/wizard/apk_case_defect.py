from odoo import api, fields, models


class ApkCaseDefect(models.TransientModel):
    """п. 8: what is missing in an application, and the offer to mend it within 24 hours of the detection."""

    _name = "apk.case.defect"
    _description = "Removable reason for refusal"
    _inherit = "apk.case.words.mixin"
    _words_field = "missing"

    found_at = fields.Datetime(string="Found", required=True, default=fields.Datetime.now)
    missing = fields.Text(
        string="What is missing or wrong",
        required=True,
        help="The client reads this text: one line for each document or mistake.",
    )
    fix_until = fields.Date(string="Bring it until", required=True)

    @api.model
    def _opened_for(self, case):
        case._check_may_offer_to_fix()
        return {}

    def action_offer(self):
        self.ensure_one()
        self._let_text_leave()
        self.case_id._offer_to_fix(self.found_at, self.missing, self.fix_until)
