from urllib.parse import quote_plus

from odoo import api, fields, models
from odoo.fields import Domain

MAP = "https://yandex.ru/maps/?"


class ApkReceptionPlace(models.Model):
    """One of the places where clients are received (п. 52); its full address tells two houses of one street apart."""

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
    locality_type = fields.Char(
        string="Type of locality", required=True, default="г."
    )  # Russian: «г.»
    locality = fields.Char(required=True)
    street = fields.Char(required=True)
    building = fields.Char(string="House", required=True)
    room = fields.Char(string="Office")
    phone = fields.Char()
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

    blanks = fields.Char(
        string="To fill in",
        compute="_compute_blanks",
        help="The Order gives addresses alone; the rest is written down by the department.",
    )
    feedback_entry_id = fields.Many2one(
        "apk.feedback.entry",
        string="Form of ratings",
        copy=False,
        ondelete="set null",
        help="Its QR code hangs at the desk (clauses 61, 80).",
        written_by="system",
    )

    _code_uniq = models.Constraint("UNIQUE(code)", "There is already a place with this code.")
    _address_uniq = models.UniqueIndex(
        "(locality, street, building, COALESCE(room, ''))",
        "There is already a place with this address.",
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

    @api.depends("directions", "last_inspection_id", "latitude", "longitude", "phone")
    def _compute_blanks(self):
        for place in self:
            wanted = (
                (place.directions, self.env._("how to get there (clause 56)")),
                (place.last_inspection_id, self.env._("accessibility and signs (clauses 58, 59)")),
                (place.phone, self.env._("telephone")),
                (place.latitude and place.longitude, self.env._("point on the map")),
            )
            place.blanks = ", ".join(name for value, name in wanted if not value)

    @api.model
    def _unfinished_domain(self):
        """Places that the Order wants more of: the way to read aloud (п. 56), the five items (п. 59)."""
        return Domain("directions", "=", False) | Domain("last_inspection_id", "=", False)

    @api.model_create_multi
    def create(self, vals_list):
        places = super().create(vals_list)
        for place in places:
            entries = self.env["apk.feedback.entry"].sudo()  # sudo: a place comes with its form
            entry = entries.create(place._feedback_entry_values())
            place.sudo().feedback_entry_id = entry  # sudo: kept by the system
        return places

    def _feedback_entry_values(self):
        return {
            "name": self.name,
            "kind": "place",
            "code": f"reception-{self.code}",
            "document": "visit",
            "source": "reception",
            "place": self.code,
            "unit_id": self.unit_id.id,
        }

    @api.model
    def _all(self):
        """Every place that receives; there are few of them."""
        return self.search([("active", "=", True)])

    def _serves(self, service):
        return not self.service_ids or service in self.service_ids

    def action_day(self):
        """The day screen of this place."""
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id("apk_visit.reception_day_action")
        return {**action, "context": {"place_id": self.id}}
