from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.apk_base.models.apk_desk import ROWS

from .visit_state import COMING_STATES


class ApkDesk(models.AbstractModel):
    _inherit = "apk.desk"

    @api.model
    def _has_desk(self):
        return super()._has_desk() or self.env["apk.reception.place"].has_access("write")

    def _queues(self):
        """Places without directions or inspection, bookings that need another time, visits that nobody has marked or was
        asked to rate.
        """
        yield from super()._queues()
        if self.env["apk.reception.place"].has_access("write"):
            yield self._place_queue()
        if self.env["apk.visit"].has_access("read"):
            waiting = Domain("needs_agreement", "=", True) & Domain("state", "in", COMING_STATES)
            yield self._visit_queue("agreement", self.env._("Bookings to agree on anew"), waiting)
            unmarked = self.env["apk.visit"]._unmarked_domain() & self._visits_of_mine()
            yield self._visit_queue("unmarked", self.env._("Visits without a mark"), unmarked)
            unrated = Domain("state", "=", "done") & Domain("rating_offer", "=", False)
            mine = unrated & Domain("received_by_id", "=", self.env.uid)
            recent = Domain("left_at", ">", fields.Datetime.subtract(fields.Datetime.now(), days=1))
            yield self._visit_queue("unrated", self.env._("Offer to rate the visit"), mine & recent)

    def _visits_of_mine(self):
        """Where the user receives, or nobody in particular does."""
        staff = "place_id.staff_ids"
        return Domain(staff, "in", self.env.user.ids) | Domain(staff, "=", False)

    def _place_queue(self):
        places = self.env["apk.reception.place"]
        domain = places._incomplete_domain()
        rows = [
            {
                "id": place.id,
                "name": place.name,
                "subject": place.missing_details,
                "who": "",
                "due": "",
            }
            for place in places.search(domain, limit=ROWS)
        ]
        name = self.env._("Places of reception to fill in")
        return self._as_queue("places", name, places._name, domain, rows)

    def _visit_queue(self, key, name, domain):
        visits = self.env["apk.visit"].search(domain, order="starts_at, id", limit=ROWS)
        rows = [
            {
                "id": visit.id,
                "name": visit.starts_text,
                "subject": visit.service_id.name,
                "who": visit.partner_id.name or "",
                "due": "",
            }
            for visit in visits
        ]
        return self._as_queue(key, name, "apk.visit", domain, rows)
