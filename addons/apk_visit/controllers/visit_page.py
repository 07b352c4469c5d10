from odoo import http
from odoo.http import request

from odoo.addons.apk_base.controllers.public_page import PRIVATE, hide_in_access_log

hide_in_access_log("/apk/visit/")
PAGE = {"type": "http", "auth": "public", "save_session": False, "sitemap": False}


class VisitPage(http.Controller):
    """A visit by the link from a notice (п. 12, 56, 57). Opening it changes nothing: virus scanners of mail open links."""

    @http.route("/apk/visit/<string:token>", methods=["GET"], readonly=True, **PAGE)
    def show(self, token, **_kwargs):
        return self._page(self._visit(token), token)

    # csrf: the page keeps no session; the secret of the link is the proof
    @http.route("/apk/visit/<string:token>", methods=["POST"], csrf=False, **PAGE)
    def change(self, token, act="", **_kwargs):
        """п. 57: one press cancels, at any moment; the redirect keeps a reload from sending the form again."""
        visit = self._visit(token)
        if visit and act == "cancel":
            visit._cancel("link")
        elif visit and act == "confirm" and visit.state == "reserved":
            visit._confirm()
        elif visit and act == "restore":
            visit._restore()
        return request.redirect(f"/apk/visit/{token}", code=303)

    @http.route("/apk/visit/<string:token>/visit.ics", methods=["GET"], readonly=True, **PAGE)
    def calendar_file(self, token, **_kwargs):
        visit = self._visit(token)
        if not visit:
            return self._page(visit, token)
        headers = [
            ("Content-Type", "text/calendar; charset=utf-8"),
            ("Content-Disposition", "attachment; filename=visit.ics"),
            *PRIVATE.items(),
        ]
        return request.make_response(visit._calendar_file(), headers=headers)

    def _visit(self, token):
        return request.env["apk.visit.link"]._visit_of(token)

    def _page(self, visit, token):
        office = request.env["apk.office"]._details()
        template = "apk_visit.visit_page" if visit else "apk_visit.visit_not_found"
        values = visit._page_values() if visit else {}
        response = request.render(
            template, {"office": office, "token": token, **values}, status=200 if visit else 404
        )
        response.headers.update(PRIVATE)
        return response
