from odoo import api, fields, models
from odoo.tools import email_normalize

from odoo.addons.apk_base.office_time import to_naive_utc
from odoo.addons.apk_base.rules.russian_dates import format_weekday

from ...messages import TOO_MANY_BOOKINGS
from ...rules.day_table import weekdays_and_weeks
from ...rules.slots import days_from
from ..visit_state import COMING_STATES


class ApkVisitPublicBooking(models.Model):
    """Booking by the client on the public page: not in the Order (п. 53), so it is closed until the office opens it."""

    _inherit = "apk.visit"

    @api.model
    def _is_public_booking_open(self):
        params = self.env["ir.config_parameter"].sudo()  # sudo: visitors may not read settings
        return params.get_param("apk_visit.public_booking") == "on"

    @api.model
    def _public_choice(self, service_id=None, place_id=None, day=None):
        """What the page offers: public reasons, addresses, free times; nothing that leads to a person.

        The ids come from a visitor: only records that the page offers are accepted.

        :param day: whose times are shown; the first free one when it has none
        :return: dict ``services``, ``service``, ``places``, ``place``, and see ``_public_days``
        """
        services = self.env["apk.visit.service"].sudo()  # sudo: visitors have no rights
        services = services.search([("is_public", "=", True), ("kind", "=", "reception")])
        service = services.filtered(lambda one: one.id == service_id)
        places = self.env["apk.reception.place"].sudo()  # sudo: visitors have no rights
        places = places._all().filtered(lambda one: one._serves(service or services[:1]))
        place = places.filtered(lambda one: one.id == place_id)
        return {
            "services": services,
            "service": service,
            "places": places,
            "place": place,
            **(self._public_days(place, service, day) if place and service else {}),
        }

    @api.model
    def _public_days(self, place, service, chosen):
        """:return: dict ``days``: day -> ``{name, count}``, ``weekdays`` and ``weeks`` of their table, the ``day`` that is
        shown and its ``slots``: list of ``{at, clock}``, ``at`` in UTC as the form sends it back
        """
        params = self.env["ir.config_parameter"].sudo()  # sudo: visitors may not read settings
        horizon = int(params.get_param("apk_visit.horizon_days", 30))
        today = self.env["apk.office"]._today()
        free = {}
        for slot in place._free_slots(service, days_from(today, horizon))[place]:
            moment = fields.Datetime.to_string(to_naive_utc(slot.starts))
            clock = {"at": moment, "clock": f"{slot.starts:%H:%M}"}
            free.setdefault(slot.starts.date(), []).append(clock)
        shown = chosen if chosen in free else next(iter(free), None)
        weekdays, weeks = weekdays_and_weeks(free)
        return {
            "days": {day: {"name": format_weekday(day), "count": len(free[day])} for day in free},
            "weekdays": weekdays,
            "weeks": weeks,
            "day": shown,
            "slots": free.get(shown, []),
        }

    @api.model
    def _hold_by_client(self, place, service, starts, *, name, email, phone):
        """Hold a time and e-mail the link that confirms it; the page does not show whether we know the address.

        :raises SlotTaken, SlotNotOffered, TooManyBookings:
        """
        visits = self.sudo()  # sudo: a visitor has no rights and gets nothing back but an e-mail
        client = visits.env["res.partner"]._card_for(name, email, phone)
        if visits._has_most_bookings(client):
            raise TOO_MANY_BOOKINGS(self.env)
        visit = visits._hold(place, service, starts, "public_page", partner_id=client.id)
        visit.notice_channel_id = self.env.ref("apk_client.channel_email")
        visit._note_new_contacts(name, phone)
        visit._send_notice("visit_confirm")
        return visit

    def _note_new_contacts(self, name, phone):
        """What the client has typed and the card does not have is kept where the visit is prepared."""
        typed = ", ".join(filter(None, self.partner_id._lacks(name, phone)))
        if typed:
            office = self.with_context(lang=self.env["apk.office"]._lang())
            note = office.env._("The client has typed on the booking page: %s", typed)
            office.message_post(body=note)

    @api.model
    def _is_held_for(self, email, place, service, starts):
        """Whether somebody with this address has taken this time and not given it back."""
        taken = [
            ("place_id", "=", place.id),
            ("service_id", "=", service.id),
            ("starts_at", "=", starts),
            ("state", "in", COMING_STATES),
            ("partner_id.email_normalized", "=", email_normalize(email)),
        ]
        visits = self.sudo()  # sudo: a visitor has no rights; the page shows what it showed before
        return bool(visits.search_count(taken, limit=1))
