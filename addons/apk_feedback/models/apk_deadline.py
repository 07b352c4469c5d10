from odoo import api, fields, models

from odoo.addons.apk_base.rules.reminders import term_of_hours


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

    @api.model
    def _reminder_plans(self):
        kinds = ("feedback_quarter", "feedback_year", "feedback_measure")
        return {**super()._reminder_plans(), **dict.fromkeys(kinds, term_of_hours)}
