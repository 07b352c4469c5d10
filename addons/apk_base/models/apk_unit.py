from odoo import api, fields, models
from odoo.fields import Domain


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

    is_unstaffed = fields.Boolean(
        string="Nobody works here",
        compute="_compute_is_unstaffed",
        search="_search_is_unstaffed",
        help="Without a head or without people: messages given to the unit go to the duty registrar.",
    )

    _code_uniq = models.Constraint("UNIQUE(code)", "A unit with this code already exists.")

    @api.depends("head_id.active", "deputy_id.active", "member_ids.active")
    def _compute_is_unstaffed(self):
        for unit in self:
            people = unit.sudo()  # sudo: who gives work out may not read users
            heads = people.head_id | people.deputy_id
            is_headed = any(heads.mapped("active"))
            unit.is_unstaffed = not (is_headed and any(people.member_ids.mapped("active")))

    def _search_is_unstaffed(self, operator, value):
        if operator != "in":  # the ORM asks for True and inverts the answer itself
            return NotImplemented
        headed = Domain("head_id.active", "=", True) | Domain("deputy_id.active", "=", True)
        return ~(headed & Domain("member_ids.active", "=", True))

    @api.depends("name", "short_name")
    def _compute_display_name(self):
        """Three of the whole names begin with the same words: cut to a column they are one."""
        for unit in self:
            unit.display_name = unit.short_name or unit.name

    @api.model
    def _of(self, user):
        """Units that the user heads, stands in for as the deputy, or is a member of."""
        people = ("head_id", "deputy_id", "member_ids")
        return self.search(Domain.OR(Domain(name, "in", user.ids) for name in people))

    def _people(self):
        """Everybody of these units: members, heads, deputies."""
        return self.member_ids | self.head_id | self.deputy_id

    def _in_charge(self):
        """Users responsible for these units today: the head of each, else the deputy, else who stands in for them.

        When all are away and nobody stands in, the head answers nevertheless.
        """
        people = self.env["res.users"]
        for unit in self:
            heads = [one for one in (unit.head_id, unit.deputy_id) if one.active]
            asked = heads + [one._stand_in() for one in heads]
            present = [one for one in asked if one._is_present()]
            people |= next(iter(present + heads), people.browse())
        return people
