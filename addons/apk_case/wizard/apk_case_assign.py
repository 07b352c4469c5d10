from odoo import api, fields, models


class ApkCaseAssign(models.TransientModel):
    """Give several messages to one unit and one executor at once, or share them out in the unit."""

    _name = "apk.case.assign"
    _description = "Assign messages"

    case_ids = fields.Many2many("apk.case", string="Messages", required=True)
    unit_id = fields.Many2one("apk.unit")
    in_turn = fields.Boolean(
        string="Share out in the unit",
        help="Each message goes to whoever of the unit has the least open work.",
    )
    executor_ids = fields.Many2many(
        "res.users", string="Who may execute", compute="_compute_executor_ids"
    )
    user_id = fields.Many2one("res.users", string="Executor", domain=[("share", "=", False)])

    @api.depends("unit_id")
    def _compute_executor_ids(self):
        """People of the unit; without a unit, everybody who may work on a message."""
        cases = self.env["apk.case"]
        group = self.env.ref("apk_base.group_specialist")
        everybody = group.sudo().all_user_ids  # sudo: a head may not read groups; names leave
        for screen in self:
            unit = screen.unit_id.sudo()  # sudo: a head may not read users; names of the unit leave
            people = unit.member_ids | unit.head_id | unit.deputy_id or everybody
            screen.executor_ids = people.filtered(cases._may_execute)

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
        undo = self.env["apk.case.undo"]
        return undo._around(self.case_ids, self._assign, self.env._("Assigned: %s"))

    def _assign(self):
        if self.in_turn:
            for case in self.case_ids.sorted("next_due_at"):  # each that is given away counts
                unit = self.unit_id or case.unit_id
                self._give(case, case._least_loaded(unit)[0])
        else:
            self._give(self.case_ids, self.user_id)

    def _give(self, cases, person):
        """Unit and executor in one step: after it the head may not see them any more."""
        values = {"unit_id": self.unit_id.id, "user_id": person.id}
        cases.write({name: value for name, value in values.items() if value})
