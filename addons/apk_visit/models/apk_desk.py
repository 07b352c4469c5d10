from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.apk_base.models.apk_desk import ROWS

from .visit_states import COMING


class ApkDesk(models.AbstractModel):
    _inherit = "apk.desk"

    @api.model
    def _has_desk(self):
        return super()._has_desk() or self.env["apk.reception.place"].has_access("write")

    def _queues(self):
        """Bookings that need another time lie on the desk beside the messages, and places that lack what is read aloud."""
        yield from super()._queues()
        if self.env["apk.reception.place"].has_access("write"):
            yield self._place_queue()
        if self.env["apk.visit"].has_access("read"):
            waiting = Domain("needs_agreement", "=", True) & Domain("state", "in", COMING)
            yield self._visit_queue("agreement", self.env._("Bookings to agree on anew"), waiting)
            unrated = Domain("state", "=", "done") & Domain("rating_offer", "=", False)
            mine = unrated & Domain("received_by_id", "=", self.env.uid)
            recent = Domain("left_at", ">", fields.Datetime.subtract(fields.Datetime.now(), days=1))
            yield self._visit_queue("unrated", self.env._("Offer to rate the visit"), mine & recent)

    def _place_queue(self):
        places = self.env["apk.reception.place"]
        domain = places._unfinished_domain()
        rows = [
            {"id": place.id, "name": place.name, "subject": place.blanks, "who": "", "due": ""}
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
