from functools import partial

from odoo import http
from odoo.http import request

from odoo.addons.apk_knowledge.controllers.public_page import PRIVATE, hide_in_access_log

from ..rules.scale import mark_from

# п. 80: the access log must not tell which invitation was opened when
hide_in_access_log("/apk/rate/")

# No session: neither a cookie for the visitor nor a trace of one who is logged in.
anonymous_route = partial(
    http.route,
    "/apk/rate/<string:token>",
    type="http",
    auth="nobody",
    save_session=False,
    sitemap=False,
)


class Rating(http.Controller):
    """One question without an account (п. 20, 26, 80). Opening the page changes nothing: scanners open links."""

    @anonymous_route(methods=["GET"], readonly=True)
    def ask(self, token, **_other):
        is_open = request.env["apk.invitation"]._is_open(token)
        return self._page("rating_form" if is_open else "rating_closed", token=token)

    # csrf=False: the link is the secret, it is not kept in a cookie and no other site can know it;
    # Odoo's own token would need a session cookie, which an anonymous page must not set.
    # Nor is there anything to flood: 192 random bits are not guessed, and each link takes one answer.
    @anonymous_route(methods=["POST"], csrf=False, max_content_length=16 * 1024)
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
        office = request.env["apk.office"]._details()
        response = request.render(f"apk_feedback.{template}", {"office": office, **values})
        response.headers.update(PRIVATE)
        return response
