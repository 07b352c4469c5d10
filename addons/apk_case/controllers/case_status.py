from odoo import http
from odoo.http import request

from odoo.addons.apk_base.controllers.form_stamp import new_stamp, submit
from odoo.addons.apk_base.controllers.public_page import (
    LINK_PAGE,
    PAGE,
    PRIVATE,
    hide_in_access_log,
)

hide_in_access_log(r"/apk/case/\d+/")
ASK = ["/apk/status", "/apk/case"]  # the second one is printed beside the QR code of a status link


class CaseStatus(http.Controller):
    """The status page of a message (п. 5, 12, 13): by the link from a notice, or by number and code; no account."""

    @http.route(
        "/apk/case/<int:case_id>/<string:token>", methods=["GET"], readonly=True, **LINK_PAGE
    )
    def case_status(self, case_id, token, **_kwargs):
        return self._status_of(request.env["apk.case"]._find_by_status_token(case_id, token))

    # csrf: the page keeps no session; the secret of the link is the proof
    @http.route("/apk/case/<int:case_id>/<string:token>", methods=["POST"], csrf=False, **LINK_PAGE)
    def choose_channel(self, case_id, token, channel="", stamp="", **_kwargs):
        """п. 5: the client changes the channel; a click cannot be sent twice by a reload."""
        case = request.env["apk.case"]._find_by_status_token(case_id, token)
        if not case:
            return self._status_of(case)
        return submit(
            lambda: case._choose_channel(channel) and case._status_path(), stamp, what=channel
        )

    @http.route(ASK, methods=["GET"], readonly=True, **PAGE)
    def ask_number(self, **_kwargs):
        return self._page("apk_case.case_ask", {"number": "", "error": False})

    # csrf: nothing changes here; POST only keeps the code out of logs and of the browser's history
    @http.route(ASK, methods=["POST"], csrf=False, readonly=True, **PAGE)
    def find_by_number(self, number="", code="", **_kwargs):
        case = request.env["apk.case"]._find_by_number_and_code(number[:100], code[:200])
        if not case:
            return self._page(
                "apk_case.case_ask", {"number": number[:100], "error": True}, status=404
            )
        return request.redirect(case._status_path(), code=303)

    def _status_of(self, case):
        if not case:
            return self._page("apk_case.case_not_found", {}, status=404)
        return self._page("apk_case.case_status", {"stamp": new_stamp(), **case._status_page()})

    def _page(self, template, values, status=200):
        office = request.env["apk.office"]._details()
        response = request.render(template, {"office": office, **values}, status=status)
        response.headers.update(PRIVATE)
        return response
