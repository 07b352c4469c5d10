from odoo import api, fields, models


class ApkArticle(models.Model):
    """For which messages and clients an article is meant (п. 23, 67)."""

    _inherit = "apk.article"

    topic_ids = fields.Many2many("apk.topic", string="Topics of messages")
    segment_ids = fields.Many2many(
        "apk.segment", string="For segments", help="Empty: for every client (clause 67)."
    )

    @api.model
    def _portable_fields(self):
        return {**super()._portable_fields(), "topics": "topic_ids", "segments": "segment_ids"}

    def _body_name(self):
        """Name of the body that a reference is about: «Ministry of Labour: benefits» is the ministry's (п. 42)."""
        return (self.name or "").partition(":")[0].strip()
