from odoo import fields, models

from odoo.addons.apk_client.models.apk_accessibility_mixin import ACCESSIBILITY


class ApkPlaceInspection(models.Model):
    """A place, checked by the list of п. 58, 59 and 77; clients see the latest inspection."""

    _name = "apk.place.inspection"
    _description = "Inspection of a place"
    _inherit = ["apk.accessibility.mixin"]
    _order = "inspected_on desc, id desc"
    _rec_name = "inspected_on"

    place_id = fields.Many2one("apk.reception.place", required=True, ondelete="cascade", index=True)
    inspected_on = fields.Date(
        string="Inspected on",
        required=True,
        default=lambda self: self.env["apk.office"]._today(),
    )
    inspector_id = fields.Many2one(
        "res.users", string="Who inspected", required=True, default=lambda self: self.env.user
    )
    # п. 58, 77
    street_signs = fields.Boolean(string="Signposts in the street")
    name_sign = fields.Boolean(string="Sign with the name at the entrance")
    hours_sign = fields.Boolean(string="Hours at the entrance")
    remark = fields.Text()
    photo_ids = fields.Many2many(
        "ir.attachment", "apk_place_inspection_photo_rel", "inspection_id", "attachment_id", string="Photos"
    )  # fmt: skip

    def _accessibility(self):
        """:return: ``full``, ``partial`` or ``none``: whether all, some or none of the five items were found"""
        found = [self[name] for name in ACCESSIBILITY]
        if all(found):
            return "full"
        return "partial" if any(found) else "none"
