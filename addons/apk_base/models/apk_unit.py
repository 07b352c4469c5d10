from odoo import api, fields, models


class ApkUnit(models.Model):
    """A unit («отдел») of the department with its head.

    Not ``hr.department``: ``hr`` hides employees from clerks, and the suite must install without it.
    """

    _name = "apk.unit"
    _description = "Unit"
    _order = "name"
    _rec_names_search = ["name", "short_name", "code"]

    name = fields.Char(required=True)
    short_name = fields.Char(
        help="How lists, columns and legends call the unit; empty: by its whole name."
    )
    code = fields.Char(required=True, help="Short code used in imports and in reports.")
    active = fields.Boolean(default=True)
    head_id = fields.Many2one("res.users")
    deputy_id = fields.Many2one("res.users", string="Deputy head")
    member_ids = fields.Many2many(
        "res.users", "apk_unit_member_rel", "unit_id", "user_id", string="Members"
    )

    _code_uniq = models.Constraint("UNIQUE(code)", "A unit with this code already exists.")

    @api.depends("name", "short_name")
    def _compute_display_name(self):
        """Three of the whole names begin with the same words: cut to a column they are one."""
        for unit in self:
            unit.display_name = unit.short_name or unit.name

    def _in_charge(self):
        """Users responsible for these units today: the head of each, or the deputy when the head has left."""
        people = self.env["res.users"]
        for unit in self:
            people |= unit.head_id.filtered("active") or unit.deputy_id.filtered("active")
        return people
