from odoo import api, fields, models
from odoo.tools import email_normalize

from odoo.addons.apk_base.models.office_time import to_naive_utc
from odoo.addons.apk_base.rules.russian_dates import format_day

from ..messages import TOO_MANY_BOOKINGS
from ..rules.slots import days_from
from .visit_states import COMING

PUBLIC_LIMIT = 3


class ApkVisitPublic(models.Model):
    """Booking by the client on the public page: not in the Order (п. 53), so it is closed until the office opens it."""

    _inherit = "apk.visit"

    @api.model
    def _is_public_booking_open(self):
        params = self.env["ir.config_parameter"].sudo()  # sudo: whether a page exists is no secret
        return params.get_param("apk_visit.public_booking") == "on"

    @api.model
    def _public_choice(self, service_id=None, place_id=None):
        """What the page offers; ids come from strangers and are looked up among what is offered."""
        services = self.env["apk.visit.service"].sudo()  # sudo: what can be done is public
        services = services.search([("is_public", "=", True), ("kind", "=", "reception")])
        service = services.filtered(lambda one: one.id == service_id)
        places = self.env["apk.reception.place"].sudo()._all()  # sudo: addresses are public
        places = places.filtered(lambda one: one._serves(service or services[:1]))
        place = places.filtered(lambda one: one.id == place_id)
        return {
            "services": services,
            "service": service,
            "places": places,
            "place": place,
            "days": self._public_days(place, service) if place and service else [],
        }

    @api.model
    def _public_days(self, place, service):
        params = self.env["ir.config_parameter"].sudo()  # sudo: how far the page looks is no secret
        horizon = int(params.get_param("apk_visit.horizon_days", 30))
        today = self.env["apk.office"]._today()
        days = {}
        for slot in place._free_slots(service, days_from(today, horizon))[place]:
            day = days.setdefault(
                slot.starts.date(), {"name": format_day(slot.starts.date()), "slots": []}
            )
            moment = fields.Datetime.to_string(to_naive_utc(slot.starts))
            day["slots"].append({"at": moment, "clock": f"{slot.starts:%H:%M}"})
        return list(days.values())

    @api.model
    def _hold_by_client(self, place, service, starts, *, name, email, phone):
        """Hold a time and send the link that confirms it; whether the address is known to us shows nowhere."""
        clients = self.env["res.partner"].sudo()  # sudo: a visitor has no rights
        client = self.env["apk.case"].sudo()._client_of_known(email)  # sudo: as above
        if not client:
            values = {"name": name, "email": email_normalize(email), "phone": phone or False}
            client = clients.create(values)
        visits = self.sudo()  # sudo: as above
        coming = [("partner_id", "=", client.id), ("state", "in", COMING)]
        if visits.search_count(coming, limit=PUBLIC_LIMIT) >= PUBLIC_LIMIT:
            raise TOO_MANY_BOOKINGS(self.env)
        visit = visits._hold(place, service, starts, "site", partner_id=client.id)
        visit.letter_channel_id = self.env.ref("apk_client.channel_email")
        visit._send_notice("visit_confirm")
        return visit
