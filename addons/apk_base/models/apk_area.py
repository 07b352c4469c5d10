from odoo import fields, models


class ApkArea(models.Model):
    """An area of interaction with clients and the units whose heads are responsible for it.

    Point 3 of the Order names five areas and twelve pairs of an area and the head of a unit.
    """

    _name = "apk.area"
    _description = "Area of responsibility"
    _order = "sequence, name"

    name = fields.Char(required=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    unit_ids = fields.Many2many(
        "apk.unit", "apk_area_unit_rel", "area_id", "unit_id", string="Responsible units"
    )

    _code_uniq = models.Constraint("UNIQUE(code)", "An area with this code already exists.")

    def _sole_unit(self):
        """The one unit responsible for the area; an empty recordset when point 3 names several.

        Among several nobody guesses: the message waits for a person to assign it.
        """
        return self.unit_ids if len(self.unit_ids) == 1 else self.unit_ids.browse()
