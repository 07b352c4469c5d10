from urllib.parse import quote_plus

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.apk_client.models.apk_accessibility_mixin import ACCESSIBILITY

MAP = "https://yandex.ru/maps/?"


class ApkReceptionPlace(models.Model):
    """One of the places where clients are received (п. 52); two of them differ by the house number alone."""

    _name = "apk.reception.place"
    _description = "Place of reception"
    _inherit = ["apk.protected.mixin", "mail.thread"]
    _order = "sequence, id"

    name = fields.Char(string="Full address", compute="_compute_name", store=True)
    code = fields.Char(
        required=True,
        copy=False,
        help="Latin letters, digits and hyphens: it ends the link to the form of ratings.",
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    # Address
    locality_type = fields.Char(
        string="Type of locality", required=True, default="г."
    )  # Russian: «г.»
    locality = fields.Char(required=True)
    street = fields.Char(required=True)
    building = fields.Char(string="House", required=True)
    room = fields.Char(string="Office")
    phone = fields.Char()
    directions = fields.Text(
        string="How to get there",
        tracking=True,
        help="Read aloud on booking (clause 56): the stop, the entrance, the floor, the ramp, the parking.",
    )
    latitude = fields.Float(digits=(9, 6))
    longitude = fields.Float(digits=(9, 6))
    map_url = fields.Char(string="Map", compute="_compute_map_url")
    photo_ids = fields.Many2many(
        "ir.attachment", "apk_reception_place_photo_rel", "place_id", "attachment_id", string="Photos"
    )  # fmt: skip

    # Reception
    unit_id = fields.Many2one("apk.unit", string="Unit that receives", ondelete="restrict")
    staff_ids = fields.Many2many(
        "res.users",
        "apk_reception_place_user_rel",
        "place_id",
        "user_id",
        string="Who receives here",
    )
    service_ids = fields.Many2many(
        "apk.visit.service",
        "apk_reception_place_service_rel",
        "place_id",
        "service_id",
        string="What is done here",
        help="Empty: everything.",
    )
    schedule_id = fields.Many2one("apk.place.schedule", required=True, ondelete="restrict")
    seats = fields.Integer(
        string="Clients at once", default=1, required=True, help="Windows or employees that receive."
    )  # fmt: skip
    teams = fields.Integer(
        string="Teams for inspections", default=1, required=True, help="That can go out at once."
    )
    step_minutes = fields.Integer(string="A visit starts every, min", default=30, required=True)
    feedback_entry_id = fields.Many2one(
        "apk.feedback.entry",
        string="Form of ratings",
        copy=False,
        ondelete="set null",
        help="Its QR code hangs at the desk (clauses 61, 80).",
        written_by="system",
    )

    # Signs and accessibility, as the last inspection has found them
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
    missing_details = fields.Char(
        string="To fill in",
        compute="_compute_missing_details",
        help="The Order gives addresses alone; the rest is written down by the department.",
    )

    _code_uniq = models.Constraint("UNIQUE(code)", "There is already a place with this code.")
    _address_uniq = models.UniqueIndex(
        "(locality, street, building, COALESCE(room, ''))",
        "There is already a place with this address.",
    )
    _seats_are_real = models.Constraint(
        "CHECK(seats BETWEEN 0 AND 50 AND teams BETWEEN 0 AND 50 AND step_minutes BETWEEN 5 AND 240)",
        "A place has at most 50 seats and teams; visits start every 5 to 240 minutes.",
    )

    @api.depends("locality_type", "locality", "street", "building", "room")
    def _compute_name(self):
        for place in self:
            house = f"д. {place.building}"  # Russian: «д.»
            room = place.room and f"каб. {place.room}"  # Russian: «каб.»
            town = f"{place.locality_type} {place.locality}"
            place.name = ", ".join(filter(None, [town, place.street, house, room]))

    @api.depends("name", "latitude", "longitude")
    def _compute_map_url(self):
        for place in self:
            if place.latitude and place.longitude:
                point = f"{place.longitude:.6f},{place.latitude:.6f}"
                place.map_url = f"{MAP}pt={point}&z=17"
            else:
                place.map_url = MAP + "text=" + quote_plus(place.name or "")

    @api.depends(
        "inspection_ids.inspected_on", *(f"inspection_ids.{name}" for name in ACCESSIBILITY)
    )
    def _compute_last_inspection(self):
        for place in self:
            last = place.inspection_ids.sorted(lambda row: (row.inspected_on, row._origin.id))[-1:]
            place.last_inspection_id, place.inspected_on = last, last.inspected_on
            place.accessibility = last._accessibility() if last else "unknown"
            place.is_accessible = place.accessibility == "full"

    @api.depends("directions", "last_inspection_id", "latitude", "longitude", "phone")
    def _compute_missing_details(self):
        for place in self:
            wanted = (
                (place.directions, self.env._("how to get there (clause 56)")),
                (place.last_inspection_id, self.env._("accessibility and signs (clauses 58, 59)")),
                (place.phone, self.env._("telephone")),
                (place.latitude and place.longitude, self.env._("point on the map")),
            )
            place.missing_details = ", ".join(name for value, name in wanted if not value)

    @api.model
    def _incomplete_domain(self):
        """Places without what the Order requires: directions to read aloud (п. 56), the five items (п. 59)."""
        return Domain("directions", "=", False) | Domain("last_inspection_id", "=", False)

    @api.model_create_multi
    def create(self, vals_list):
        places = super().create(vals_list)
        for place in places.sudo():  # sudo: who adds a place may not add its form of ratings
            entries = place.env["apk.feedback.entry"]
            place.feedback_entry_id = entries.create(place._feedback_entry_values())
        return places

    def _feedback_entry_values(self):
        return {
            "name": self.name,
            "kind": "place",
            "code": f"reception-{self.code}",
            "rated_subject": "visit",
            "source": "reception",
            "place": self.code,
            "unit_id": self.unit_id.id,
        }

    def write(self, vals):
        result = super().write(vals)
        if {"schedule_id", "seats", "teams", "active"} & vals.keys():
            self._recheck_bookings()
        return result

    @api.model
    def _all(self):
        """Every place that receives; there are few of them."""
        return self.search([("active", "=", True)])

    def _serves(self, service):
        return not self.service_ids or service in self.service_ids

    def _accessibility_items(self):
        """Items of п. 59 as the last inspection has found them.

        :return: list of (name of the item, ``True`` / ``False``, or ``None`` when nobody has inspected)
        """
        self.ensure_one()
        last = self.last_inspection_id
        labels = self.env["apk.place.inspection"]._fields
        return [
            (labels[name]._description_string(self.env), last[name] if last else None)
            for name in ACCESSIBILITY
        ]

    def action_day(self):
        """The day screen of this place."""
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id("apk_visit.reception_day_action")
        return {**action, "context": {"place_id": self.id}}
