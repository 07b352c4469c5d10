from odoo import http
from odoo.http import request
from odoo.tools import email_normalize

from odoo.addons.apk_base.controllers.public_page import hide_in_access_log

from .pages import PAGE, page, visitor

hide_in_access_log("/apk/subscribe/confirm/")
NAME_LIMIT, ADDRESS_LIMIT = 120, 254


class Subscription(http.Controller):
    """п. 27.1: whoever wants e-mails says so, and confirms it from the mailbox; nobody subscribes another's."""

    @http.route("/apk/subscribe", methods=["GET"], readonly=True, **PAGE)
    def form(self, **_other):
        return self._form()

    # csrf: the page keeps no session; a form sent from elsewhere only makes us ask the mailbox
    @http.route(
        "/apk/subscribe", methods=["POST"], csrf=False, max_content_length=32 * 1024, **PAGE
    )
    def ask(self, name="", email="", agreed="", **_other):
        """The answer is the same whether the address is known, unknown, stopped or written to a minute ago."""
        topics = self._topics(request.httprequest.form.getlist("topic"))
        name, email = name.strip()[:NAME_LIMIT], email.strip()[:ADDRESS_LIMIT]
        errors = {
            "name": not name,
            "email": not email_normalize(email),
            "topic": not topics,
            "agreed": not agreed,
        }
        if any(errors.values()):
            return self._form(name=name, email=email, chosen=topics, errors=errors)
        requests = request.env["apk.subscription.request"]
        requests._ask(name=name, email=email, topics=topics, **visitor())
        return request.redirect("/apk/subscribe/sent", code=303)

    @http.route("/apk/subscribe/sent", methods=["GET"], readonly=True, **PAGE)
    def sent(self, **_other):
        return page("subscription_sent")

    @http.route("/apk/subscribe/confirm/<string:token>", methods=["GET"], readonly=True, **PAGE)
    def confirm_form(self, token, **_other):
        """Opening confirms nothing: a scanner must not agree for a person."""
        found = request.env["apk.subscription.request"]._find_by_token(token)
        return page("subscription_confirm", found=found)

    # csrf: as above; the secret of the link is the proof
    @http.route("/apk/subscribe/confirm/<string:token>", methods=["POST"], csrf=False, **PAGE)
    def confirm(self, token, **_other):
        found = request.env["apk.subscription.request"]._find_by_token(token)
        consents = found._confirm(**visitor()) if found else None
        if not consents:
            return page("subscription_confirm", found=found.browse())
        return page("subscribed", consents=consents)

    @http.route("/apk/subscribe/form.pdf", methods=["GET"], **PAGE)
    def printed(self, **_other):
        """The form to print, sign and bring."""
        text = request.env["apk.consent.text"]._in_force("mailing")
        # sudo: a visitor may not render reports; an empty form holds nobody's data
        reports = request.env["ir.actions.report"].sudo()
        content, _kind = reports._render_qweb_pdf("apk_client.report_consent_form", text.ids)
        headers = [
            ("Content-Type", "application/pdf"),
            ("Content-Disposition", 'inline; filename="soglasie.pdf"'),
        ]
        return request.make_response(content, headers=headers)

    def _topics(self, chosen=None):
        # sudo: a visitor may not read topics; their names are printed on the public form
        topics = request.env["apk.consent.topic"].sudo()
        every = topics.search([])
        if chosen is None:
            return every
        return every.filtered(lambda topic: str(topic.id) in chosen)

    def _form(self, **values):
        text = request.env["apk.consent.text"]._in_force("mailing")
        given = {"name": "", "email": "", "chosen": self._topics([]), "errors": {}, **values}
        return page("subscription_form", topics=self._topics(), text=text, **given)
