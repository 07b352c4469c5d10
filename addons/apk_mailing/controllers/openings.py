from base64 import b64decode

from odoo import http
from odoo.http import request
from odoo.tools import consteq

from odoo.addons.apk_base.controllers.public_page import LINK_PAGE, hide_in_access_log

hide_in_access_log(r"/apk/opened/\d+/")
POINT = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


class Openings(http.Controller):
    """The point that a mail program loads with a tracked e-mail; a stranger gets the same point."""

    @http.route("/apk/opened/<int:trace_id>/<string:key>.gif", methods=["GET"], **LINK_PAGE)
    def opened(self, trace_id, key, **_other):
        trace = request.env["mailing.trace"].browse(trace_id)
        own_key = request.env["mailing.mailing"]._opening_key(trace_id)
        is_own = consteq(key.encode(), own_key.encode())
        if is_own and request.httprequest.method == "GET" and trace._may_be_tracked("openings"):
            # sudo: a visitor writes no mailings; the keyed hash proves that this very e-mail was opened
            trace.sudo().set_opened()
        headers = [("Content-Type", "image/gif"), ("Cache-Control", "no-store")]
        return request.make_response(POINT, headers=headers)
