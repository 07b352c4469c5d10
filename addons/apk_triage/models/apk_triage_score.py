from odoo import api, fields, models


class ApkTriageScore(models.Model):
    """How a model did on one topic or one need."""

    _name = "apk.triage.score"
    _description = "Result of a trained model"
    _order = "message_count desc, id"

    model_id = fields.Many2one("apk.triage.model", required=True, ondelete="cascade", index=True)
    value = fields.Char(required=True, readonly=True)
    value_name = fields.Char(string="Topic or need", compute="_compute_value_name")
    message_count = fields.Integer(string="Messages", readonly=True)
    found = fields.Float(string="Recognised", readonly=True, aggregator="avg")

    @api.depends("value", "model_id.aspect")
    def _compute_value_name(self):
        for score in self:
            record = score.model_id._directory().browse(int(score.value)).exists()
            score.value_name = record.display_name
