from odoo import fields, models


class ApkFeedbackReason(models.Model):
    """Why clients are not satisfied (п. 84 «негативные моменты»): a measure refers to a reason, not to one answer."""

    _name = "apk.feedback.reason"
    _description = "Reason of dissatisfaction"
    _order = "sequence, name"

    name = fields.Char(required=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    criterion_id = fields.Many2one(
        "apk.feedback.criterion", string="Parameter", ondelete="restrict"
    )

    _code_uniq = models.Constraint("UNIQUE(code)", "A reason with this code already exists.")
