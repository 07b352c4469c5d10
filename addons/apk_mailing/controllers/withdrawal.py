from odoo import http
from odoo.http import request
from odoo.tools import email_normalize

from odoo.addons.apk_base.controllers.form_stamp import submit
from odoo.addons.apk_base.controllers.public_page import LINK_PAGE, PAGE, hide_in_access_log

from . import pages
from .pages import SELF_ACTING, page, visitor

hide_in_access_log("/apk/unsubscribe/")
hide_in_access_log("/apk/subscribed/")
SAMPLE = "sample"
ADDRESS_LIMIT = 254


class Withdrawal(http.Controller):
    """п. 28: following the link withdraws. The page does it by itself in a browser, by a POST; without script by a
    button. Opening alone (GET, HEAD) changes nothing: scanners of mail open every link.
    """

    @http.route("/apk/unsubscribe/<string:token>", methods=["GET"], **LINK_PAGE)
    def follow(self, token, **_other):
        consent = self._consent(token)
        if not consent and token != SAMPLE:
            return self._damaged()
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
    @http.route("/apk/unsubscribe/<string:token>", methods=["POST"], csrf=False, **LINK_PAGE)
    def withdraw(self, token, everything="", **form):
        """Pressed again, from an old page too, it withdraws what is in force: the way out is never shut."""
        consent = self._consent(token)
        if not consent:
            return self._damaged()
        one_click = form.get("List-Unsubscribe") == "One-Click"
        live = consent._of_the_same_person() if everything else consent._of_the_same_kind()
        live._withdraw("one_click" if one_click else "link")
        if one_click:
            return request.make_response("", headers=[("Cache-Control", "no-store")])
        return request.redirect(
            f"/apk/unsubscribe/{consent.sudo().token}", code=303
        )  # sudo: the visitor holds this very token

    # csrf: as above
    @http.route("/apk/unsubscribe/<string:token>/back", methods=["POST"], csrf=False, **LINK_PAGE)
    def give_back(self, token, stamp="", **_other):
        """«Вернуть подписку»: not the old consent comes back, a new one is given (п. 27.1)."""
        consent = self._consent(token)
        if not consent:
            return self._damaged()

        def give():
            live = consent._of_the_same_kind()
            if consent.email and not live:
                live = consent._give_again(**visitor())
            return f"/apk/subscribed/{live[:1].token}" if live else "/apk/subscribe"

        return submit(give, stamp)

    @http.route("/apk/subscribed/<string:token>", methods=["GET"], readonly=True, **LINK_PAGE)
    def subscribed(self, token, **_other):
        consent = self._consent(token)
        if not consent:
            return self._damaged()
        return page("subscribed", consents=consent.filtered("is_live"))

    def _consent(self, token):
        return request.env["apk.consent"]._find_by_token(token)

    @http.route("/apk/unsubscribe", methods=["GET"], readonly=True, **PAGE)
    def ask_address(self, **_other):
        """For whoever has no whole link at hand."""
        return page("withdraw_by_address", email="", problem=None)

    # csrf: the page keeps no session; a form sent from elsewhere only makes us write to the mailbox
    @http.route(
        "/apk/unsubscribe", methods=["POST"], csrf=False, max_content_length=16 * 1024, **PAGE
    )
    def send_links(self, email="", stamp="", **_other):
        """The answer is the same whether the address is subscribed or not."""
        address = email_normalize(email[:ADDRESS_LIMIT])
        if not address:
            return page("withdraw_by_address", email=email[:ADDRESS_LIMIT], problem="email")

        def send():
            request.env["apk.consent"]._send_withdrawal_links(address)
            return "/apk/unsubscribe/sent"

        def again(wait):
            problem = "wait" if wait else "stale"
            return page("withdraw_by_address", status=429, email=address, problem=problem)

        return submit(
            send, stamp, refuse=again, gate=pages.GATE, content={"email": address}, minutes=60
        )

    @http.route("/apk/unsubscribe/sent", methods=["GET"], readonly=True, **PAGE)
    def links_sent(self, **_other):
        return page("withdrawal_links_sent")

    def _damaged(self):
        """Nothing was withdrawn, and the page says so: whoever believes it was would go on getting e-mails."""
        return page("withdrawal_link_damaged", status=404, email="", problem=None)

    def _withdrawn(self, token, consent):
        others = consent._of_the_same_person()
        values = {"consent": consent, "others": others, "is_sample": token == SAMPLE}
        return page("withdrawn", **values)
