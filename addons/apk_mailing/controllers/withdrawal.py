from odoo import http
from odoo.http import request

from odoo.addons.apk_base.controllers.public_page import hide_in_access_log

from .pages import PAGE, SELF_ACTING, page, visitor

hide_in_access_log("/apk/unsubscribe/")
hide_in_access_log("/apk/subscribed/")
SAMPLE = "sample"


class Withdrawal(http.Controller):
    """п. 28: following the link withdraws. The page does it by itself in a browser, by a POST; without script by a
    button. Opening alone (GET, HEAD) changes nothing: scanners of mail open every link.
    """

    @http.route("/apk/unsubscribe/<string:token>", methods=["GET"], **PAGE)
    def follow(self, token, **_other):
        consent = self._consent(token)
        live = consent._of_the_same_kind()
        # sudo: a visitor may not read parameters; one switch is asked and not shown
        get = request.env["ir.config_parameter"].sudo().get_param
        literal = get("apk_mailing.unsubscribe_on_get") and request.httprequest.method == "GET"
        if live and literal:
            live._withdraw("link")
            live = live.browse()
        if live:
            return page("withdraw", SELF_ACTING, consent=consent)
        return self._withdrawn(token, consent)

    # csrf: the page keeps no session, and a mail program has none (RFC 8058); the secret of the link is the proof
    @http.route("/apk/unsubscribe/<string:token>", methods=["POST"], csrf=False, **PAGE)
    def withdraw(self, token, everything="", **form):
        consent = self._consent(token)
        one_click = form.get("List-Unsubscribe") == "One-Click"
        live = consent._of_the_same_person() if everything else consent._of_the_same_kind()
        live._withdraw("one_click" if one_click else "link")
        if one_click:
            return request.make_response("", headers=[("Cache-Control", "no-store")])
        return request.redirect(f"/apk/unsubscribe/{token}", code=303)

    # csrf: as above
    @http.route("/apk/unsubscribe/<string:token>/back", methods=["POST"], csrf=False, **PAGE)
    def give_back(self, token, **_other):
        """«Вернуть подписку»: not the old consent comes back, a new one is given (п. 27.1)."""
        consent = self._consent(token)
        live = consent._of_the_same_kind()
        if consent.email and not live:
            live = consent._give_again(**visitor())
        if not live:
            return request.redirect("/apk/subscribe", code=303)
        return request.redirect(f"/apk/subscribed/{live[:1].token}", code=303)

    @http.route("/apk/subscribed/<string:token>", methods=["GET"], readonly=True, **PAGE)
    def subscribed(self, token, **_other):
        consent = self._consent(token)
        return page("subscribed", consents=consent.filtered("is_live"))

    def _consent(self, token):
        return request.env["apk.consent"]._find_by_token(token)

    def _withdrawn(self, token, consent):
        """Said to strangers, too: the answer must not tell whose link it was."""
        others = consent._of_the_same_person()
        values = {"consent": consent, "others": others, "is_sample": token == SAMPLE}
        return page("withdrawn", **values)
