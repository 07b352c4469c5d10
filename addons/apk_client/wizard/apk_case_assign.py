from odoo import api, fields, models


class ApkCaseAssign(models.TransientModel):
    """Give several messages to one unit and one executor at once."""

    _name = "apk.case.assign"
    _description = "Assign messages"

    case_ids = fields.Many2many("apk.case", string="Messages", required=True)
    unit_id = fields.Many2one("apk.unit", string="Unit")
    user_id = fields.Many2one("res.users", string="Executor", domain=[("share", "=", False)])

    @api.model
    def default_get(self, fields_list):
        cases = self.env["apk.case"].browse(self.env.context.get("active_ids", []))
        unit = cases.unit_id if len(cases.unit_id) == 1 else cases.unit_id.browse()
        return {
            **super().default_get(fields_list),
            "case_ids": [(6, 0, cases.ids)],
            "unit_id": unit.id,
        }

    def action_assign(self):
        self.ensure_one()
        self.case_ids._only_for_the_head_or_registrar()
        values = {"unit_id": self.unit_id.id, "user_id": self.user_id.id}
        self.case_ids.write({name: value for name, value in values.items() if value})
