from odoo import api, fields, models


class ApkCaseExtend(models.TransientModel):
    """59-ФЗ, ст. 12, ч. 2: extension of the term by the head, with a notice to the client."""

    _name = "apk.case.extend"
    _description = "Extend the term of a message"
    _inherit = "apk.case.words.mixin"
    _words_field = "reason"

    days_allowed = fields.Integer(related="case_id.regime_id.extension_days", related_sudo=False)
    days = fields.Integer(string="By how many days", required=True)
    reason = fields.Text(
        string="Why, in plain words",
        required=True,
        help="The client reads this text in the notice.",
    )

    @api.model
    def _opened_for(self, case):
        case._check_may_be_extended()
        return {}

    def action_extend(self):
        self.ensure_one()
        self._let_text_leave()
        self.case_id._extend(self.days, self.reason)
