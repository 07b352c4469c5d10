from odoo import http
from odoo.http import request

from odoo.addons.apk_base.controllers.form_stamp import new_stamp
from odoo.addons.apk_base.controllers.public_page import LINK_PAGE, PRIVATE, hide_in_access_log

hide_in_access_log("/apk/polls/leave/")
PATH = "/apk/polls/leave/<string:token>"


class LeavePolls(http.Controller):
    """п. 80.7: who has agreed to polls can take it back from any of their e-mails. Opening the page changes nothing:
    scanners of mail open every link; the button does, and the one of the mail program (RFC 8058).
    """

    @http.route(PATH, methods=["GET"], readonly=True, **LINK_PAGE)
    def ask(self, token, **_other):
        return self._page(self._consent(token))

    def _page(self, consent):
        values = {
            "office": request.env["apk.office"]._details(),
            "consent": consent,
            "is_live": bool(consent._of_the_same_kind()),
            "stamp": new_stamp(),
        }
        response = request.render("apk_feedback.poll_leave", values, status=200 if consent else 404)
        response.headers.update(PRIVATE)
        return response

    # csrf: the page keeps no session, and a mail program has none (RFC 8058); the secret of the link is the proof
    @http.route(PATH, methods=["POST"], csrf=False, **LINK_PAGE)
    def leave(self, token, **form):
        consent = self._consent(token)
        if not consent:
            return self._page(consent)
        one_click = form.get("List-Unsubscribe") == "One-Click"
        consent._of_the_same_kind()._withdraw("one_click" if one_click else "link")
        if one_click:
            return request.make_response("", headers=[("Cache-Control", "no-store")])
        # sudo: the visitor holds this very token
        return request.redirect(f"/apk/polls/leave/{consent.sudo().token}", code=303)

    def _consent(self, token):
        """A consent to polls: those to mailings have a page of their own."""
        found = request.env["apk.consent"]._find_by_token(token)
        return found.filtered(lambda consent: consent.purpose == "survey")
