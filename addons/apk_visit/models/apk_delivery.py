from odoo import api, fields, models

from .apk_visit_letters import VISIT_DOCUMENTS


class ApkDelivery(models.Model):
    _inherit = "apk.delivery"

    visit_id = fields.Many2one(
        "apk.visit", string="Visit", readonly=True, ondelete="restrict", index="btree_not_null"
    )
    document = fields.Selection(
        selection_add=[(document.code, document.label) for document in VISIT_DOCUMENTS.values()],
        ondelete=dict.fromkeys(VISIT_DOCUMENTS, "cascade"),
    )

    def _source_links(self):
        return [*super()._source_links(), "visit_id"]

    @api.depends("visit_id.partner_id", "visit_id.unit_id")
    def _compute_source(self):
        return super()._compute_source()

    @api.depends("visit_id.name")
    def _compute_about(self):
        return super()._compute_about()
