from odoo import api, fields, models

from ..models.directories.apk_dictionary_entry import ABUSE_KINDS


class ApkCaseAbuse(models.TransientModel):
    """п. 19: an employee points at insults, obscene language or threats; the head decides."""

    _name = "apk.case.abuse"
    _description = "Point at inadmissible behaviour"

    case_id = fields.Many2one("apk.case", required=True, ondelete="cascade")
    kind = fields.Selection(
        ABUSE_KINDS,
        string="What is in the message",
        required=True,
    )

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        case = self.env["apk.case"].browse(values.get("case_id"))
        if case:
            case._check_may_report_abuse()
        return values

    def action_suspect(self):
        self.ensure_one()
        self.case_id._suspect_abuse(self.kind)
