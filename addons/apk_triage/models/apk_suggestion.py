from odoo import api, fields, models


class ApkSuggestion(models.Model):
    """How often people agreed with what was proposed: by aspect, by dictionary line, by person (п. 66)."""

    _inherit = "apk.suggestion"

    agreed = fields.Float(compute="_compute_agreed", store=True, aggregator="avg", digits=(3, 2))

    @api.depends("state")
    def _compute_agreed(self):
        for suggestion in self:
            suggestion.agreed = float(suggestion.state == "accepted")
