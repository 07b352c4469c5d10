from odoo import api, fields, models

from ..models.directories.apk_dictionary_entry import ABUSE_KINDS


class ApkCaseAbuse(models.TransientModel):
    """п. 19: an employee points at insults, obscene language or threats; the head decides."""

    _name = "apk.case.abuse"
    _description = "Point at inadmissible behaviour"
    _inherit = "apk.case.dialog.mixin"

    kind = fields.Selection(
        ABUSE_KINDS,
        string="What is in the message",
        required=True,
    )

    @api.model
    def _opened_for(self, case):
        case._check_may_report_abuse()
        return {}

    def action_suspect(self):
        self.ensure_one()
        self.case_id._suspect_abuse(self.kind)
