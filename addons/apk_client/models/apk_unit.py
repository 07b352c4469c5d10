from odoo import fields, models


class ApkUnit(models.Model):
    _inherit = "apk.unit"

    answers_need_approval = fields.Boolean(
        string="The head approves answers",
        help="An answer written in this unit leaves when its head or deputy has approved it.",
    )

    def _in_charge(self):
        """Who answers for each of these units today: its head, or the deputy when the head has left."""
        people = self.env["res.users"]
        for unit in self:
            people |= unit.head_id.filtered("active") or unit.deputy_id.filtered("active")
        return people
