from odoo import fields, models


class ResUsers(models.Model):
    _inherit = "res.users"

    apk_unit_ids = fields.Many2many(
        "apk.unit", "apk_unit_member_rel", "user_id", "unit_id", string="Units"
    )

    def _is_present(self):
        return self.id not in self.env["apk.absence"]._away_today()

    def _stand_in(self):
        """Who does this person's work today: the person, the substitute, or the person again when nobody stands in."""
        self.ensure_one()
        return self.browse(self.env["apk.absence"]._stand_in_id(self.id) or self.id)

    def _may_be_stood_in_by(self, substitute):
        """A colleague of a common unit; for the head of a unit, somebody with the role of a head."""
        if substitute == self or not substitute.active:
            return False
        units = self.env["apk.unit"].sudo()  # sudo: who enters an absence may not read users
        headed = units.search(["|", ("head_id", "=", self.id), ("deputy_id", "=", self.id)])
        shared = (headed | self.apk_unit_ids).filtered(lambda unit: substitute in unit._people())
        is_head = substitute.has_group("apk_base.group_head")
        return bool(shared) and (not headed or is_head)
