from odoo import http
from odoo.http import request

from odoo.addons.apk_base.rules.browser_policy import WITH_PICTURES


class CasePictures(http.Controller):
    """The words of a client with the pictures of other servers, after a press, beside the screens of the office."""

    @http.route(
        "/apk_case/<int:case_id>/pictures", type="http", auth="user", methods=["GET"], readonly=True
    )
    def pictures(self, case_id):
        case = request.env["apk.case"].browse(case_id).exists()
        if not case or not case.has_access("read"):
            raise request.not_found()
        response = request.render("apk_case.case_pictures", {"case": case})
        response.headers.update(WITH_PICTURES)
        return response
