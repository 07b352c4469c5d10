from odoo import api, fields, models

MOST_SHOWN = 8  # one screen


class ApkLineExpert(models.Model):
    """Who in the department answers for what, and by which number (п. 38 «определить наиболее подходящего сотрудника»)."""

    _name = "apk.line.expert"
    _description = "Colleague who consults"
    _order = "unit_id, name"
    _rec_names_search = ["name", "phone", "position"]

    name = fields.Char(required=True)
    user_id = fields.Many2one("res.users", ondelete="set null")
    position = fields.Char()
    phone = fields.Char(string="Number given to the client", required=True)
    extension = fields.Char(help="The short number at the telephone exchange, for a transfer.")
    unit_id = fields.Many2one("apk.unit", ondelete="restrict", index=True)
    function_ids = fields.Many2many(
        "apk.function", "apk_line_expert_function_rel", string="Consults on"
    )
    active = fields.Boolean(default=True)

    @api.onchange("user_id")
    def _onchange_user_id(self):
        self.name = self.name or self.user_id.name
        self.unit_id = self.unit_id or self.user_id.apk_unit_ids[:1]

    @api.model
    def _fitting(self, function):
        """Colleagues in the order in which they are offered: by the function, by its unit, all others."""
        experts = self.search([("active", "=", True)])
        if not function:
            return experts
        return experts.sorted(
            lambda expert: (
                function not in expert.function_ids,
                expert.unit_id != function.unit_id,
            )
        )

    def _rows(self, function):
        """The first of them for the call card: ``{id, name, position, phone, fits}``."""
        return [
            {
                "id": expert.id,
                "name": expert.name,
                "position": expert.position or expert.unit_id.name or "",
                "phone": expert.phone,
                "fits": bool(function) and function in expert.function_ids,
            }
            for expert in self[:MOST_SHOWN]
        ]
