from odoo import fields, models


class ApkDeadline(models.Model):
    _inherit = "apk.deadline"

    kind = fields.Selection(
        selection_add=[
            ("feedback_quarter", "Analysis of feedback of a quarter"),
            ("feedback_year", "Analysis of feedback of a year"),
            ("feedback_measure", "Measure after feedback"),
        ],
        ondelete={
            "feedback_quarter": "cascade",
            "feedback_year": "cascade",
            "feedback_measure": "cascade",
        },
    )
