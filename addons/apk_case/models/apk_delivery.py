from odoo import api, fields, models

from .notice_types import NOTICE_SELECTION


class ApkDelivery(models.Model):
    """Deliveries of the notices and answers about a message."""

    _inherit = "apk.delivery"

    document = fields.Selection(
        selection_add=NOTICE_SELECTION,
        ondelete={code: "cascade" for code, _label in NOTICE_SELECTION},
    )
    case_id = fields.Many2one(
        "apk.case", string="Message", readonly=True, ondelete="restrict", index=True
    )

    _first_reply_idx = models.Index("(address, create_date) WHERE document = 'first_reply'")
    _undelivered_idx = models.Index("(case_id, document) WHERE state IN ('failed', 'unclear')")
    # Two clicks at the same moment: the database refuses the second delivery.
    _once_idx = models.UniqueIndex(
        "(case_id, document) WHERE role IN ('mandatory', 'chosen') AND state <> 'failed'"
        " AND document IN ('first_reply', 'answer', 'abuse_notice') AND sent_again IS NOT TRUE",
        "This notice has already been handed over for sending. Reload the page.",
    )

    @api.model
    def _outgoing_registers(self):
        return [*super()._outgoing_registers(), ("apk.case.decision", "cover_number")]

    def _source_links(self):
        return ["case_id", *super()._source_links()]
