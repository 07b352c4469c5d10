from odoo import fields, models


class ApkUnit(models.Model):
    """A unit («отдел») of the department with its head.

    Not ``hr.department``: ``hr`` hides employees from clerks, and the suite must install without it.
    """

    _name = "apk.unit"
    _description = "Unit"
    _order = "name"

    name = fields.Char(required=True)
    code = fields.Char(required=True, help="Short code used in imports and in reports.")
    active = fields.Boolean(default=True)
    head_id = fields.Many2one("res.users")
    deputy_id = fields.Many2one("res.users", string="Deputy head")
    member_ids = fields.Many2many(
        "res.users", "apk_unit_member_rel", "unit_id", "user_id", string="Members"
    )

    _code_uniq = models.Constraint("UNIQUE(code)", "A unit with this code already exists.")

    def _in_charge(self):
        """Users responsible for these units today: the head of each, or the deputy when the head has left."""
        people = self.env["res.users"]
        for unit in self:
            people |= unit.head_id.filtered("active") or unit.deputy_id.filtered("active")
        return people
