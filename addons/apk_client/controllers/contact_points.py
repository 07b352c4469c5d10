from odoo import http
from odoo.http import request

from odoo.addons.apk_base.controllers.public_page import PUBLIC


class ContactPoints(http.Controller):
    """Where and when clients are received (п. 13, 15): the edition in force, for everybody."""

    @http.route(
        "/apk/contacts",
        type="http",
        auth="public",
        methods=["GET"],
        readonly=True,
        save_session=False,
    )
    def contact_points(self, **_kwargs):
        editions = request.env["apk.contact.point.list"]
        # sudo: a visitor may not read editions; only the approved one is shown
        editions = editions.sudo()
        values = {
            "office": request.env["apk.office"]._details(),
            "points": editions._edition_in_force().point_ids,
            "is_indexed": True,
        }
        response = request.render("apk_client.contact_points", values)
        response.headers.update(PUBLIC)
        return response
