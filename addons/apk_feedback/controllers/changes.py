from odoo import http
from odoo.http import request

from odoo.addons.apk_base.controllers.public_page import PUBLIC


class Changes(http.Controller):
    """«Вы сказали — мы сделали» (п. 82): anybody may read it."""

    @http.route(
        "/apk/changes",
        type="http",
        auth="public",
        methods=["GET"],
        readonly=True,
        save_session=False,
        sitemap=False,
    )
    def changes(self, **_other):
        values = {
            "office": request.env["apk.office"]._details(),
            "changes": request.env["apk.change"]._published(),
            "is_indexed": True,
        }
        response = request.render("apk_feedback.changes_page", values)
        response.headers.update(PUBLIC)
        return response
