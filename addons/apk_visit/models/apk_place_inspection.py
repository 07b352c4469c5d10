from odoo import fields, models


class ApkPlaceInspection(models.Model):
    """Somebody has gone round a place with the list of п. 58, 59 and 77 in hand; the latest row is what clients hear."""

    _name = "apk.place.inspection"
    _description = "Inspection of a place"
    _order = "inspected_on desc, id desc"
    _rec_name = "inspected_on"

    place_id = fields.Many2one(
        "apk.reception.place", string="Place", required=True, ondelete="cascade", index=True
    )
    inspected_on = fields.Date(
        string="Inspected on", required=True, default=fields.Date.context_today
    )
    inspector_id = fields.Many2one(
        "res.users", string="Who inspected", required=True, default=lambda self: self.env.user
    )
    # п. 59
    free_access = fields.Boolean(string="The way to the building is free of obstacles")
    free_parking = fields.Boolean(string="Free parking beside the building")
    disabled_parking = fields.Boolean(string="Parking for vehicles of the disabled")
    ramp_and_lift = fields.Boolean(string="Ramp, handrails and a lift")
    escort = fields.Boolean(string="Blind clients are escorted")
    # п. 58, 77
    street_signs = fields.Boolean(string="Signposts in the street")
    name_sign = fields.Boolean(string="Sign with the name at the entrance")
    hours_sign = fields.Boolean(string="Hours at the entrance")
    remark = fields.Text()
    photo_ids = fields.Many2many(
        "ir.attachment", "apk_place_inspection_photo_rel", "inspection_id", "attachment_id", string="Photos"
    )  # fmt: skip
