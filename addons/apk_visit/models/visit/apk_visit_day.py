from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.apk_base.office_time import MOSCOW, to_local, to_naive_utc

from ..visit_state import ENDED_STATES


class ApkVisitDay(models.Model):
    """The day of a place on one screen: who comes when, who is being received, who has gone."""

    _inherit = "apk.visit"

    @api.model
    def reception_day(self, place_id=False, day=False):
        """What the screen shows: of the place asked for, else of one where the user receives; only readable visits.

        :param int place_id: a place of reception
        :param str day: ``YYYY-MM-DD``; today when missing
        :return: dict ``day``, ``is_today``, ``place``, ``places``, ``services``, ``rows`` (see ``_day_row``), ``ids``,
            ``closed``: why the place does not receive on that day, ``free``: clock times that can still be booked
        """
        self.browse().check_access("read")
        places = self.env["apk.reception.place"]._all()
        mine = places.filtered(lambda place: self.env.user in place.staff_ids)
        place = places.filtered(lambda place: place.id == place_id) or mine[:1] or places[:1]
        today = self.env["apk.office"]._today()
        date = fields.Date.to_date(day) or today
        visits = self._visits_on(place, date)
        return {
            "day": fields.Date.to_string(date),
            "is_today": date == today,
            "place": {"id": place.id, "name": place.name},
            "places": [{"id": each.id, "name": each.name} for each in places],
            "services": self._services_of(place),
            "rows": [visit._day_row() for visit in visits],
            "ids": visits.ids,
            "closed": place._why_closed(date),
            "free": self._free_clocks(place, date),
        }

    @api.model
    def _free_clocks(self, place, date):
        """Of the reason that is booked first: another one may need a longer time, the booking screen shows its own."""
        service = self.env["apk.visit.service"].search([("kind", "=", "reception")], limit=1)
        free = place._free_slots(service, [date])[place] if place and service else []
        return [f"{slot.starts:%H:%M}" for slot in free]

    @api.model
    def _visits_on(self, place, date):
        start = fields.Datetime.to_datetime(date).replace(tzinfo=MOSCOW)
        return self.search(
            [
                ("place_id", "=", place.id),
                ("kind", "=", "reception"),
                ("starts_at", ">=", to_naive_utc(start)),
                ("starts_at", "<", to_naive_utc(start + timedelta(days=1))),
                ("state", "!=", "draft"),
            ],
            order="starts_at, id",
        )

    @api.model
    def _services_of(self, place):
        services = self.env["apk.visit.service"].search([("kind", "=", "reception")])
        return [
            {"id": service.id, "name": service.name}
            for service in services
            if place._serves(service)
        ]

    def _day_row(self):
        """One visit as the screen shows it; times are ``HH:MM`` of the office, ``late`` is minutes."""
        clock = {
            name: self[name] and f"{to_local(self[name]):%H:%M}"
            for name in ("starts_at", "ends_at", "arrived_at", "left_at")
        }
        late = (fields.Datetime.now() - self.starts_at).total_seconds() // 60
        is_today = self._local_day() == self.env["apk.office"]._today()
        states = dict(self._fields["state"]._description_selection(self.env))
        return {
            "id": self.id,
            "state_name": states[self.state],
            "may_receive": self.state == "confirmed" and self.may_receive,
            "is_unmarked": self.is_unmarked and not is_today,
            "is_being_received": self.state == "came",
            "is_over": self.state in ENDED_STATES,
            "may_offer_rating": self.state == "done" and not self.rating_offer,
            "may_undo": self.may_undo,
            "late": int(late) if self.is_coming and is_today and late > 0 else 0,
            "is_running_late": self.is_running_late,
            "who": self.partner_id.name or "",
            "instead": self.representation_id.representative_id.name or "",
            "what": self.service_id.name,
            "topics": ", ".join(self.topic_ids.mapped("name")),
            "has_health_limits": self.has_health_limits,
            "is_walk_in": self.is_walk_in,
            "needs_agreement": self.needs_agreement,
            **clock,
        }
