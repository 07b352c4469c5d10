from odoo import http
from odoo.http import request

from odoo.addons.apk_base.controllers.public_page import PAGE, PUBLIC


class ContactPoints(http.Controller):
    """Where and when clients are received (п. 13, 15): the edition in force, or the first one as a draft, for everybody."""

    @http.route("/apk/contacts", methods=["GET"], readonly=True, **PAGE)
    def contact_points(self, **_kwargs):
        response = request.render("apk_client.contact_points", self._values())
        response.headers.update(PUBLIC)
        return response

    def _values(self):
        """What the page shows; an addon above adds its own places."""
        # sudo: a visitor may not read editions; only the one for clients is shown
        editions = request.env["apk.contact.point.list"].sudo()
        return {
            "office": request.env["apk.office"]._details(),
            "edition": editions._edition_for_clients(),
            "is_indexed": True,
        }
