from odoo import fields, models


class ApkDistrict(models.Model):
    """A district of the region, or a city that belongs to none: where a client lives or farms."""

    _name = "apk.district"
    _description = "District"
    _order = "is_city desc, name"

    name = fields.Char(required=True)
    region = fields.Char(required=True)
    is_city = fields.Boolean(
        string="City",
        help="A city that belongs to no district: an address names it once, as the locality.",
    )
    active = fields.Boolean(default=True)

    _name_uniq = models.Constraint(
        "UNIQUE(region, name)", "This district of the region is in the list already."
    )
