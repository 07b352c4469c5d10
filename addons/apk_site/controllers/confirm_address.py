from odoo import http
from odoo.http import request

from odoo.addons.apk_base.controllers.form_stamp import new_stamp, submit
from odoo.addons.apk_base.controllers.public_page import LINK_PAGE, PRIVATE, hide_in_access_log

hide_in_access_log("/apk/write/confirm/")


class ConfirmAddress(http.Controller):
    """The mailbox says that it belongs to who has written on the site (п. 20, 62)."""

    @http.route("/apk/write/confirm/<string:token>", methods=["GET"], readonly=True, **LINK_PAGE)
    def ask(self, token, **_other):
        """Opening confirms nothing: scanners of mail open every link."""
        return self._page(self._found(token))

    # csrf: the page keeps no session; the secret of the link is the proof
    @http.route("/apk/write/confirm/<string:token>", methods=["POST"], csrf=False, **LINK_PAGE)
    def confirm(self, token, stamp="", **_other):
        """Pressed again it is confirmed already; the page is the same."""
        found = self._found(token)
        if not found:
            return self._page(found)
        return submit(found._confirm, stamp)

    def _found(self, token):
        return request.env["apk.address.confirmation"]._find_by_token(token)

    def _page(self, found):
        values = {
            "office": request.env["apk.office"]._details(),
            "found": found,
            "case": found.case_id,
            "stamp": new_stamp(),
        }
        response = request.render("apk_site.confirm_page", values, status=200 if found else 404)
        response.headers.update(PRIVATE)
        response.headers["Content-Security-Policy"] += "; frame-ancestors 'none'"
        return response
