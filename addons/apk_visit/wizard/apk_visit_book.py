from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_naive_utc
from odoo.addons.apk_base.rules.russian_dates import format_weekday

from ..messages import DIRECTIONS_NOT_GIVEN
from ..rules.site_address import is_findable, tidy
from ..rules.slots import days_from

DAYS_SHOWN = 14


class ApkVisitBook(models.TransientModel):
    """Choose what for, where and when, with the client on the line or at the desk (п. 53, 54)."""

    _name = "apk.visit.book"
    _description = "Booking of a visit"

    partner_id = fields.Many2one("res.partner", string="Client", required=True)
    has_health_limits = fields.Boolean(
        related="partner_id.apk_has_health_limits", related_sudo=False
    )
    needs_filing_help = fields.Boolean(
        related="partner_id.apk_needs_filing_help", related_sudo=False
    )
    representation_id = fields.Many2one(
        "apk.representation",
        string="Comes instead of the client",
        domain="[('partner_id', '=', partner_id)]",
    )
    case_id = fields.Many2one(
        "apk.case", string="About the message", domain="[('partner_id', '=', partner_id)]"
    )
    visit_id = fields.Many2one("apk.visit", string="Visit to move", readonly=True)
    service_id = fields.Many2one(
        "apk.visit.service",
        string="Purpose",
        required=True,
        default=lambda self: self.env["apk.visit.service"].search([], limit=1),
    )
    kind = fields.Selection(related="service_id.kind")
    topic_ids = fields.Many2many("apk.topic", string="Topics")
    question = fields.Text(string="What the client wants to find out")
    site_address = fields.Char(string="Address of the inspection")
    via = fields.Selection(
        [("line", "Consultation line"), ("desk", "At the place")],
        string="How it is booked",
        required=True,
        default=lambda self: self._default_via(),
    )
    place_id = fields.Many2one("apk.reception.place")
    first_day = fields.Date(
        string="From the day", default=lambda self: self.env["apk.office"]._today()
    )
    is_place_changed = fields.Boolean(compute="_compute_is_place_changed")
    place_script = fields.Html(compute="_compute_place_script")
    are_directions_given = fields.Boolean(
        string="Said orally",
        help="Where the new place is and how to get there was read aloud to the client (clause 56).",
    )
    choice = fields.Json(string="Free time", compute="_compute_choice")

    @api.depends("partner_id")
    def _compute_display_name(self):
        self.display_name = self.env._("Book a visit")

    @api.model
    def _default_via(self):
        return "line" if self.env.user.has_group("apk_base.group_operator") else "desk"

    @api.onchange("partner_id")
    def _onchange_partner_id(self):
        """Choose the place of the client's town, if there is one and no second; a visit that moves keeps its own."""
        self.representation_id = self.representation_id.filtered(
            lambda paper: paper.partner_id == self.partner_id
        )
        if self.visit_id:
            return
        town = (self.partner_id.city or "").strip().lower()
        places = self.env["apk.reception.place"]._all()
        near = places.filtered(lambda place: town and place.locality.lower() in town)
        self.place_id = near if len(near) == 1 else self.place_id

    @api.onchange("place_id")
    def _onchange_place_id(self):
        self.are_directions_given = False

    @api.depends("visit_id", "place_id", "kind")
    def _compute_is_place_changed(self):
        """Whether the client of a visit that moves has to hear of another place; an inspection is at the client's."""
        for wizard in self:
            moves = wizard.visit_id and wizard.place_id and wizard.kind == "reception"
            wizard.is_place_changed = moves and wizard.place_id != wizard.visit_id.place_id

    @api.depends("place_id")
    def _compute_place_script(self):
        render = self.env["ir.qweb"]._render
        for wizard in self:
            wizard.place_script = render("apk_visit.place_script", {"place": wizard.place_id})

    @api.depends("place_id", "service_id", "first_day", "visit_id")
    def _compute_choice(self):
        for wizard in self:
            days = days_from(wizard._from_day(), DAYS_SHOWN)
            places, service = wizard.place_id or wizard._places(), wizard.service_id
            free = places._free_slots(service, days, excluding=wizard.visit_id) if service else {}
            wizard.choice = {
                "places": [wizard._place_option(place, free.get(place, [])) for place in places],
                "days": wizard._day_options(free.get(wizard.place_id, [])) if wizard.place_id else [],
                "earlier": fields.Date.to_string(days[0] - timedelta(days=DAYS_SHOWN)),
                "later": fields.Date.to_string(days[-1] + timedelta(days=1)),
                "is_first": days[0] <= self.env["apk.office"]._today(),
            }  # fmt: skip

    def _from_day(self):
        today = self.env["apk.office"]._today()
        return max(self.first_day or today, today)

    def _places(self):
        places = self.env["apk.reception.place"]._all()
        return places.filtered(lambda place: place._serves(self.service_id))

    def _place_option(self, place, free):
        """A place as the widget shows it, with its first free time and the five items of п. 59."""
        conditions = dict(place._fields["accessibility"]._description_selection(self.env))
        first = free[0].starts if free else ""
        return {
            "id": place.id,
            "name": place.name,
            "accessibility": place.accessibility,
            "condition": conditions[place.accessibility],
            "items": [
                {"name": name, "is_there": found} for name, found in place._accessibility_items()
            ],
            "first": first and f"{format_weekday(first.date())}, {first:%H:%M}",
        }

    def _day_options(self, free):
        """Free times by day: list of ``{name, slots: [{at, clock, left}]}``, ``at`` in UTC."""
        days = {}
        for slot in free:
            label = format_weekday(slot.starts.date())
            day = days.setdefault(label, {"name": label, "slots": []})
            moment = fields.Datetime.to_string(to_naive_utc(slot.starts))
            day["slots"].append({"at": moment, "clock": f"{slot.starts:%H:%M}", "left": slot.left})
        return list(days.values())

    def action_hold(self, starts):
        """A click on a free time: hold it while the conversation goes on, or move the visit there.

        :param str starts: ``at`` of a slot of ``choice``, in UTC
        :return: action that shows the visit
        :raises SlotTaken, SlotNotOffered:
        :raises DIRECTIONS_NOT_GIVEN: a visit moves to a place whose address has not been read aloud (п. 56)
        """
        self.ensure_one()
        self.check_access("write")
        if self.is_place_changed and not self.are_directions_given:
            raise DIRECTIONS_NOT_GIVEN(self.env)
        moment = fields.Datetime.to_datetime(starts)
        visit = self.visit_id
        if visit:
            visit.check_access("write")
            visit._move(self.place_id, moment, are_directions_given=self.are_directions_given)
        else:
            visit = self.env["apk.visit"]._hold(
                self.place_id, self.service_id, moment, self.via, **self._booking_values()
            )
        action = self.env["ir.actions.act_window"]._for_xml_id("apk_visit.apk_visit_action")
        shown = {"name": self.display_name, "res_id": visit.id, "views": [(False, "form")]}
        return {**action, **shown, "context": {}}

    def _booking_values(self):
        client = self.partner_id
        at_home = tidy(self.kind == "inspection" and client.apk_postal_address)
        return {
            "partner_id": client.id,
            "representation_id": self.representation_id.id,
            "case_id": self.case_id.id,
            "topic_ids": self.topic_ids.ids,
            "question": self.question,
            "site_address": tidy(self.site_address) or (is_findable(at_home) and at_home),
        }
