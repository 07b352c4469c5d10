from odoo import fields, models

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

    def action_suspect(self):
        self.ensure_one()
        self.case_id._suspect_abuse(self.kind)
