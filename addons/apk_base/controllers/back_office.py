from odoo import http
from odoo.http import request

from odoo.addons.web.controllers.home import Home
from odoo.addons.web.controllers.session import Session

from ..rules.browser_policy import BadSource, allowed_sources, back_office_policy


class BackOffice(Home):
    """The browser of a member of staff asks nobody but the office for pictures, films, fonts and styles."""

    @http.route()
    def web_client(self, *args, **kwargs):
        response = super().web_client(*args, **kwargs)
        response.headers["Content-Security-Policy"] = back_office_policy(self._sources())
        return response

    def _sources(self):
        # sudo: who opens a page may not read the parameters; the policy names these servers to that browser anyway
        text = request.env["ir.config_parameter"].sudo().get_param("apk_base.pictures_from") or ""
        try:
            return allowed_sources(text)
        except BadSource:  # a parameter written past the settings page
            return []


class LogOut(Session):
    """A picture of an e-mail whose address is that of logging out would end the session of whoever opens the e-mail."""

    @http.route()
    def logout(self, *args, **kwargs):
        # browsers say what asks for an address: a page, or something inside of one
        if request.httprequest.headers.get("Sec-Fetch-Dest", "document") != "document":
            return request.make_response("", status=204)
        return super().logout(*args, **kwargs)
