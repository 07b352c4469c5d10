from odoo import fields, models


class ApkFunction(models.Model):
    """A function of the department and the unit responsible for it (п. 46, 47)."""

    _name = "apk.function"
    _description = "Function of the department"
    _order = "area_id, name"

    name = fields.Char(required=True)
    area_id = fields.Many2one("apk.area", required=True, ondelete="restrict", index=True)
    unit_id = fields.Many2one(
        "apk.unit", string="Responsible unit", required=True, ondelete="restrict", index=True
    )
    active = fields.Boolean(default=True)
