from odoo import http
from odoo.http import request

from odoo.addons.apk_base.controllers.form_stamp import new_stamp, submit
from odoo.addons.apk_base.controllers.public_page import LINK_PAGE, PRIVATE, hide_in_access_log

hide_in_access_log("/apk/visit/")


class VisitPage(http.Controller):
    """A visit by the link from a notice (п. 12, 56, 57). Opening it changes nothing: virus scanners of mail open links."""

    @http.route("/apk/visit/<string:token>", methods=["GET"], readonly=True, **LINK_PAGE)
    def show(self, token, **_kwargs):
        return self._page(self._visit(token), token)

    # csrf: the page keeps no session; the secret of the link is the proof
    @http.route("/apk/visit/<string:token>", methods=["POST"], csrf=False, **LINK_PAGE)
    def change(self, token, act="", stamp="", **_kwargs):
        """п. 57: one press cancels, at any moment, from an old page, too; other acts are done once a page."""
        visit = self._visit(token)
        if not visit:
            return self._page(visit, token)
        acts = {"cancel": lambda: visit._cancel("link"), **self._acts_once(visit)}
        return submit(
            lambda: acts.get(act, lambda: None)(), "" if act == "cancel" else stamp, what=act
        )

    def _acts_once(self, visit):
        return {"confirm": visit._confirm_by_client, "restore": visit._restore}

    @http.route("/apk/visit/<string:token>/visit.ics", methods=["GET"], readonly=True, **LINK_PAGE)
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
        values = {"office": office, "token": token, "stamp": new_stamp()}
        values |= visit._page_values() if visit else {}
        response = request.render(template, values, status=200 if visit else 404)
        response.headers.update(PRIVATE)
        return response
