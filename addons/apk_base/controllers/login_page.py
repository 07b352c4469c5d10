from odoo import http
from odoo.http import request

from odoo.addons.web.controllers.home import Home
from odoo.addons.web.controllers.utils import ensure_db


class LoginPage(Home):
    """Where colleagues log in: in the language of the office, whatever the browser asks for, under the office's name."""

    @http.route()
    def web_login(self, redirect=None, **kw):
        ensure_db()
        request.update_context(lang=self._office()._lang())
        response = super().web_login(redirect=redirect, **kw)
        if response.is_qweb:
            office = self._office()
            response.qcontext.update(
                office_name=office._details()["name"],
                has_logo=not office.env.company.uses_default_logo,
                page_lang=office._lang().partition("_")[0],
            )
        return response

    def _office(self):
        # sudo: nobody has logged in yet; name and language are those of the public pages
        return request.env["apk.office"].sudo()
