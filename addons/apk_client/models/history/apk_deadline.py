from odoo import api, fields, models

from odoo.addons.apk_base.rules.reminders import term_of_hours


class ApkDeadline(models.Model):
    _inherit = "apk.deadline"

    kind = fields.Selection(
        selection_add=[("history", "History for the client")], ondelete={"history": "cascade"}
    )

    @api.model
    def _reminder_plans(self):
        return {**super()._reminder_plans(), "history": term_of_hours}
