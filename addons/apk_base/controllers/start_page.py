from odoo import http
from odoo.http import request

from .public_page import PAGE, PUBLIC


class StartPage(http.Controller):
    """The one address to tell a client: it leads to every page for clients (п. 13)."""

    @http.route("/apk", methods=["GET"], readonly=True, **PAGE)
    def start(self, **_kwargs):
        values = {"office": request.env["apk.office"]._details(), "is_indexed": True}
        response = request.render("apk_base.start_page", values)
        response.headers.update(PUBLIC)
        return response
