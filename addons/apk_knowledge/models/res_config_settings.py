from odoo import fields, models

from .apk_knowledge_review_opening import SETTINGS


class ResConfigSettings(models.TransientModel):
    """When reviews out of turn open, and for how long (п. 51)."""

    _inherit = "res.config.settings"

    apk_bad_marks = fields.Integer(
        string="Marks «Did not help»",
        config_parameter="apk_knowledge.bad_marks",
        default=SETTINGS["bad_marks"],
    )
    apk_similar_questions = fields.Integer(
        string="Questions without an article",
        config_parameter="apk_knowledge.similar_questions",
        default=SETTINGS["similar_questions"],
    )
    apk_extra_review_days = fields.Integer(
        string="Days for a review out of turn",
        config_parameter="apk_knowledge.extra_review_days",
        default=SETTINGS["extra_review_days"],
    )
    apk_expiry_days = fields.Integer(
        string="Days before an article expires",
        config_parameter="apk_knowledge.expiry_days",
        default=SETTINGS["expiry_days"],
    )

    def _check_apk_settings(self):
        self._check_at_least(1, *(f"apk_{name}" for name in SETTINGS))
        return super()._check_apk_settings()
