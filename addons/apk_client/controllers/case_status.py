from odoo import http
from odoo.http import request

from .public_page import PRIVATE, hide_in_access_log

hide_in_access_log(r"/apk/case/\d+/")


class CaseStatus(http.Controller):
    """The status page of a message (п. 5, 13): opened by the link from a letter, without an account."""

    @http.route(
        "/apk/case/<int:case_id>/<string:token>",
        type="http",
        auth="public",
        methods=["GET"],
        readonly=True,
        save_session=False,
        sitemap=False,
    )
    def case_status(self, case_id, token):
        case = request.env["apk.case"]._find_by_status_token(case_id, token)
        if not case:
            values = {"office": request.env["apk.case"].office_details()}
            response = request.render("apk_client.case_not_found", values, status=404)
        else:
            response = request.render("apk_client.case_status", case._status_page())
        response.headers.update(PRIVATE)
        return response
