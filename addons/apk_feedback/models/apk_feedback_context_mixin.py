from odoo import fields, models

from ..rules.sources import SOURCES
from .documents import DOCUMENTS

CONTEXT = (
    "document",
    "source",
    "area_id",
    "function_id",
    "unit_id",
    "place",
    "channel",
    "segment_id",
)


class ApkFeedbackContextMixin(models.AbstractModel):
    """The coarse context that an answer is given in (п. 80, 81): copied words, never a key to a matter or a person."""

    _name = "apk.feedback.context.mixin"
    _description = "Context of an answer"

    document = fields.Selection(DOCUMENTS, string="Rated", required=True)
    source = fields.Selection(SOURCES, string="Source (clause 80)")
    area_id = fields.Many2one("apk.area", string="Area", ondelete="restrict")
    function_id = fields.Many2one("apk.function", string="Function", ondelete="restrict")
    unit_id = fields.Many2one("apk.unit", string="Unit", ondelete="restrict")
    place = fields.Char(help="Code of the place where the client was, not of the client.")
    channel = fields.Char(help="Code of the channel.")
    segment_id = fields.Many2one("apk.segment", string="Segment", ondelete="restrict")

    def _context_values(self):
        """The context as plain values, to copy."""
        return {
            name: self[name].id if self._fields[name].type == "many2one" else self[name]
            for name in CONTEXT
        }
