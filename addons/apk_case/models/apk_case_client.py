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

    @api.depends("partner_id", "partner_id.apk_distinct_ids", "partner_id.is_company")
    def _compute_client_warnings(self):
        """A card with the same mailbox is asked about apart: a family shares it as often as one person has two cards."""
        for case in self:
            client = case.partner_id
            # whoever shares the mailbox is among the possible duplicates: mostly nobody, then nothing more is asked
            is_asked = client.apk_duplicate_ids
            case.shared_mailbox_ids = client._shares_mailbox_with() if is_asked else client.browse()
            # an organisation and a person of one phone are its employee, never the same client
            twins = client.apk_duplicate_ids.filtered(
                lambda one, c=client: one.is_company == c.is_company
            )
            case.client_duplicate_ids = twins - case.shared_mailbox_ids
            case.client_paper_warning = case.partner_id.apk_representation_warning

    def action_merge_clients(self):
        """Two cards of one client are joined where the clerk has met them: at the registration."""
        self.ensure_one()
        return self.partner_id.action_merge_duplicates()
