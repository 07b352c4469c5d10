from odoo import api, fields, models


class ApkCaseClient(models.Model):
    """What the clerk must know of the client's card while working on a message."""

    _inherit = "apk.case"

    client_duplicate_ids = fields.Many2many(
        "res.partner", string="Maybe the same client", compute="_compute_client_warnings"
    )
    client_paper_warning = fields.Boolean(
        string="Power of attorney ends", compute="_compute_client_warnings"
    )

    @api.depends("partner_id")
    def _compute_client_warnings(self):
        for case in self:
            case.client_duplicate_ids = case.partner_id.apk_duplicate_ids
            case.client_paper_warning = case.partner_id.apk_representation_warning

    def action_merge_clients(self):
        """Two cards of one client are joined where the clerk has met them: at the registration."""
        self.ensure_one()
        return self.partner_id.action_merge_duplicates()
