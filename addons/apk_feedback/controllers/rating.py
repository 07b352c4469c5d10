from odoo import http
from odoo.http import request

from ..rules.scale import mark_from

PRIVATE = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


class Rating(http.Controller):
    """One question without an account (п. 20, 26, 80). Opening the page changes nothing: scanners open links."""

    @http.route(
        "/apk/rate/<string:token>", type="http", auth="public", methods=["GET"], sitemap=False
    )
    def ask(self, token):
        is_open = request.env["apk.invitation"]._is_open(token)
        return self._page("rating_form" if is_open else "rating_closed", token=token)

    # csrf=False: the link is the secret, it is not kept in a cookie and no other site can know it;
    # Odoo's own token would need a session cookie, which an anonymous page must not set.
    @http.route(
        "/apk/rate/<string:token>",
        type="http",
        auth="public",
        methods=["POST"],
        csrf=False,
        sitemap=False,
    )
    def rate(self, token, score=None, **_other):
        mark = mark_from(score)
        if mark is None and request.env["apk.invitation"]._is_open(token):
            return self._page("rating_form", token=token, error=True)
        invitations = request.env["apk.invitation"].sudo()  # sudo: the token is the permission
        document = mark and invitations._spend(token)
        if not document:
            return self._page("rating_closed")
        request.env["apk.answer"].sudo()._record(document, mark)  # sudo: nobody may create answers
        return self._page("rating_thanks")

    def _page(self, template, **values):
        office = request.env["apk.case"].office_details()
        response = request.render(f"apk_feedback.{template}", {"office": office, **values})
        response.headers.update(PRIVATE)
        return response
