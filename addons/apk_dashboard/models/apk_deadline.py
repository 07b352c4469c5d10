from odoo import models


class ApkDeadline(models.Model):
    """Terms are counted by the day on which they end, settled ones, too."""

    _inherit = "apk.deadline"

    _due_idx = models.Index("(due_at)")
    _abuse_idx = models.Index("(case_id) WHERE kind = 'abuse_notice'")
