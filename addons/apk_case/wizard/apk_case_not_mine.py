from odoo import api, fields, models


class ApkCaseNotMine(models.TransientModel):
    """An executor gives a message back with a reason: whoever gives out work reads it (п. 66)."""

    _name = "apk.case.not.mine"
    _description = "The message is not mine"
    _inherit = "apk.case.dialog.mixin"

    reason = fields.Text(string="Why it is not yours", required=True)

    @api.model
    def _opened_for(self, case):
        case._check_may_return()
        return {}

    def action_return(self):
        self.ensure_one()
        case = self.case_id
        case._return_as_not_mine(self.reason)
        # sudo: the unit of a message that may be out of sight by now; a name leaves
        receiver = case.sudo().user_id or case.sudo().unit_id
        return case._handed_over(receiver.name)
