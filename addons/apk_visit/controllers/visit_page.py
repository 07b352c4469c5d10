from odoo import http
from odoo.http import request

from odoo.addons.apk_base.controllers.form_stamp import new_stamp, submit
from odoo.addons.apk_base.controllers.public_page import (
    LINK_PAGE,
    PAGE,
    PRIVATE,
    hide_in_access_log,
)
from odoo.addons.apk_base.rules.secret_link import read_code

hide_in_access_log("/apk/visit/")


class VisitPage(http.Controller):
    """A visit by the link from a notice (п. 12, 56, 57). Opening it changes nothing: virus scanners of mail open links."""

    @http.route("/apk/visit", methods=["GET"], readonly=True, **PAGE)
    def ask_code(self, **_kwargs):
        return self._render("apk_visit.visit_code", {"error": False})

    # csrf: nothing changes here; POST only keeps the code out of logs and of the browser's history
    @http.route("/apk/visit", methods=["POST"], csrf=False, readonly=True, **PAGE)
    def find_by_code(self, code="", **_kwargs):
        """A letter on paper has a code beside the QR code, for those who type."""
        read = read_code(code[:200])
        if read and self._visit(read):
            return request.redirect(f"/apk/visit/{read}", code=303)
        return self._render("apk_visit.visit_code", {"error": True}, status=404)

    @http.route("/apk/visit/<string:token>", methods=["GET"], readonly=True, **LINK_PAGE)
    def show(self, token, **_kwargs):
        return self._page(self._visit(token), token)

    # csrf: the page keeps no session; the secret of the link is the proof
    @http.route("/apk/visit/<string:token>", methods=["POST"], csrf=False, **LINK_PAGE)
    def change(self, token, act="", stamp="", at="", **_kwargs):
        """п. 57: one press cancels, at any moment, from an old page, too; other acts are done once a page."""
        visit = self._visit(token)
        if not visit:
            return self._page(visit, token)
        acts = {"cancel": visit._cancel_by_link, **self._acts_once(visit, at)}
        return submit(
            lambda: acts.get(act, lambda: None)(), "" if act == "cancel" else stamp, what=act
        )

    def _acts_once(self, visit, at):
        return {
            "confirm": visit._confirm_by_client,
            "restore": visit._restore,
            "move": lambda: visit._move_by_client(at),
        }

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
        template = "apk_visit.visit_page" if visit else "apk_visit.visit_not_found"
        values = {"token": token, "stamp": new_stamp()}
        values |= visit._page_values() if visit else {}
        return self._render(template, values, status=200 if visit else 404)

    def _render(self, template, values, status=200):
        office = request.env["apk.office"]._details()
        response = request.render(template, {"office": office, **values}, status=status)
        response.headers.update(PRIVATE)
        return response
