from odoo import fields, models

from ..rules.sources import SOURCES
from .rated_subject import RATED_SUBJECTS

CONTEXT = (
    "rated_subject",
    "source",
    "area_id",
    "function_id",
    "unit_id",
    "place",
    "channel",
    "segment_id",
)
# condition of a parameter (rules/conditions.py) -> the field or key that says whether it holds
CONDITION_FIELDS = {"visit": "is_visit", "online": "is_online", "refusal": "is_refusal"}


class ApkFeedbackContextMixin(models.AbstractModel):
    """The coarse context of an answer (п. 80, 81): copied values, never a key to a matter or a person."""

    _name = "apk.feedback.context.mixin"
    _description = "Context of an answer"

    rated_subject = fields.Selection(RATED_SUBJECTS, string="Rated", required=True)
    source = fields.Selection(SOURCES, string="Source (clause 80)")
    area_id = fields.Many2one("apk.area", ondelete="restrict")
    function_id = fields.Many2one("apk.function", ondelete="restrict")
    unit_id = fields.Many2one("apk.unit", ondelete="restrict")
    place = fields.Char(help="Code of the place where the client was, not of the client.")
    channel = fields.Char(help="Code of the channel.")
    segment_id = fields.Many2one("apk.segment", ondelete="restrict")

    def _context_values(self):
        """The context as plain values, to copy."""
        return {
            name: self[name].id if self._fields[name].type == "many2one" else self[name]
            for name in CONTEXT
        }
