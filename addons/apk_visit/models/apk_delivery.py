from odoo import fields, models

from .visit.apk_visit_notice import VISIT_NOTICES


class ApkDelivery(models.Model):
    _inherit = "apk.delivery"

    visit_id = fields.Many2one(
        "apk.visit", readonly=True, ondelete="restrict", index="btree_not_null"
    )
    document = fields.Selection(
        selection_add=[(notice.code, notice.label) for notice in VISIT_NOTICES.values()],
        ondelete=dict.fromkeys(VISIT_NOTICES, "cascade"),
    )

    def _source_links(self):
        return [*super()._source_links(), "visit_id"]
