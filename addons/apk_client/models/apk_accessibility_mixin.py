from odoo import fields, models

ACCESSIBILITY = ("free_access", "free_parking", "disabled_parking", "ramp_and_lift", "escort")


class ApkAccessibilityMixin(models.AbstractModel):
    """п. 59: what clients with limited health find at a building; five items, as the Order lists them."""

    _name = "apk.accessibility.mixin"
    _description = "Accessibility of a building"

    free_access = fields.Boolean(string="The way to the building is free of obstacles")
    free_parking = fields.Boolean(string="Free parking beside the building")
    disabled_parking = fields.Boolean(string="Parking for vehicles of the disabled")
    ramp_and_lift = fields.Boolean(string="Ramp, handrails and a lift")
    escort = fields.Boolean(string="Those who see or move with difficulty are escorted")
