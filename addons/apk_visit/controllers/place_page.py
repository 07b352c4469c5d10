from odoo import http
from odoo.http import request

from odoo.addons.apk_base.controllers.public_page import PAGE, PUBLIC
from odoo.addons.apk_client.controllers.contact_points import ContactPoints


class PlacePage(http.Controller):
    """A place of reception for everybody (п. 52, 58, 59); its address is short, notices and posters print it."""

    @http.route("/apk/place/<string:code>", methods=["GET"], readonly=True, **PAGE)
    def place(self, code, **_kwargs):
        place = request.env["apk.reception.place"]._by_code(code)
        values = {"office": request.env["apk.office"]._details(), "place": place}
        if place:
            values |= {**place._page_values(), "is_indexed": True}
        template = "apk_visit.place_page" if place else "apk_visit.place_not_found"
        response = request.render(template, values, status=200 if place else 404)
        response.headers.update(PUBLIC)
        return response


class ContactPointsWithPlaces(ContactPoints):
    def _values(self):
        """Clients need an address before the list of contact points is approved, too (п. 52)."""
        places = request.env["apk.reception.place"].sudo()  # sudo: visitors have no rights
        return {**super()._values(), "places": places._all()}
