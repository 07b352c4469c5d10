from odoo import api, fields, models

from odoo.addons.apk_client.models.apk_accessibility_mixin import ACCESSIBILITY


class ApkPlaceCondition(models.Model):
    """What the last inspection of a place has found: accessibility and signs."""

    _inherit = "apk.reception.place"

    sign_full_name = fields.Char(
        string="Full name on the sign", help="As it hangs at the entrance (clauses 58, 77)."
    )
    sign_short_name = fields.Char(string="Short name on the sign")
    inspection_ids = fields.One2many("apk.place.inspection", "place_id", string="Inspections")
    last_inspection_id = fields.Many2one(
        "apk.place.inspection", string="Last inspection", compute="_compute_last_inspection", store=True
    )  # fmt: skip
    inspected_on = fields.Date(
        string="Inspected on", compute="_compute_last_inspection", store=True
    )
    is_accessible = fields.Boolean(
        string="Accessible", compute="_compute_last_inspection", store=True,
        help="All five items of clause 59 were found at the last inspection.",
    )  # fmt: skip
    accessibility = fields.Selection(
        [("full", "Accessible"), ("partial", "Partly accessible"), ("none", "Not accessible"), ("unknown", "Not inspected")],
        compute="_compute_last_inspection",
        store=True,
    )  # fmt: skip

    @api.depends(
        "inspection_ids.inspected_on", *(f"inspection_ids.{name}" for name in ACCESSIBILITY)
    )
    def _compute_last_inspection(self):
        for place in self:
            last = place.inspection_ids.sorted(lambda row: (row.inspected_on, row._origin.id))[-1:]
            found = [last[name] for name in ACCESSIBILITY]
            place.last_inspection_id, place.inspected_on = last, last.inspected_on
            place.is_accessible = all(found)
            place.accessibility = (
                "unknown"
                if not last
                else "full"
                if all(found)
                else "partial"
                if any(found)
                else "none"
            )

    def _accessibility_items(self):
        """Items of п. 59 with what was found: list of (name of the item, is there or None when not inspected)."""
        self.ensure_one()
        last = self.last_inspection_id
        labels = self.env["apk.place.inspection"]._fields
        return [
            (labels[name]._description_string(self.env), last[name] if last else None)
            for name in ACCESSIBILITY
        ]
