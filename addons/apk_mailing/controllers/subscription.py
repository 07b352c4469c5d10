from odoo import http
from odoo.http import request
from odoo.tools import email_normalize

from odoo.addons.apk_base.controllers.form_stamp import submit
from odoo.addons.apk_base.controllers.public_page import LINK_PAGE, PAGE, hide_in_access_log

from . import pages
from .pages import page, visitor

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
    def ask(self, name="", email="", agreed="", stamp="", **_other):
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
        return self._submit({"name": name, "email": email, "chosen": topics}, stamp)

    def _submit(self, typed, stamp):
        requests, topics = request.env["apk.subscription.request"], typed["chosen"]
        who = {"name": typed["name"], "email": typed["email"], "topics": topics}

        def ask():
            is_kept = requests._ask(**who, **visitor())
            return "/apk/subscribe/sent" if is_kept else again(1)

        def again(wait):
            return self._form(**typed, problem="wait" if wait else "stale", status=429)

        return submit(
            ask,
            stamp,
            refuse=again,
            gate=pages.GATE,
            content={**typed, "chosen": topics.ids},
            minutes=60,
            stands=lambda: requests._is_waiting(typed["email"], topics),
        )

    @http.route("/apk/subscribe/sent", methods=["GET"], readonly=True, **PAGE)
    def sent(self, **_other):
        return page("subscription_sent")

    @http.route(
        "/apk/subscribe/confirm/<string:token>", methods=["GET"], readonly=True, **LINK_PAGE
    )
    def confirm_form(self, token, **_other):
        """Opening confirms nothing: a scanner must not agree for a person."""
        return self._to_confirm(request.env["apk.subscription.request"]._find_by_token(token))

    # csrf: as above; the secret of the link is the proof
    @http.route("/apk/subscribe/confirm/<string:token>", methods=["POST"], csrf=False, **LINK_PAGE)
    def confirm(self, token, text="", **_other):
        found = request.env["apk.subscription.request"]._find_by_token(token)
        if found and not found._has_read_text_in_force(text):
            return self._to_confirm(found, is_text_new=True)
        consents = found._confirm(**visitor()) if found else None
        if not consents:
            return self._to_confirm(found.browse())
        return page("subscribed", consents=consents)

    def _to_confirm(self, found, **values):
        text = request.env["apk.consent.text"]._in_force("mailing")
        is_new = bool(found) and found.text_id != text
        values = {"found": found, "text": text, "is_text_new": is_new, **values}
        return page("subscription_confirm", status=200 if found else 404, **values)

    @http.route("/apk/subscribe/form.pdf", methods=["GET"], **PAGE)
    def printed(self, **_other):
        """The form to print, sign and bring; made once for a text, and kept."""
        text = request.env["apk.consent.text"]._in_force("mailing")
        content = text._printed_form()
        if not content:
            response = page("form_is_being_made", status=503)
            response.headers["Retry-After"] = "10"
            return response
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

    def _form(self, status=200, **values):
        text = request.env["apk.consent.text"]._in_force("mailing")
        given = {"name": "", "email": "", "chosen": self._topics([]), "errors": {}, "problem": None}
        given |= {"topics": self._topics(), "text": text, **values}
        return page("subscription_form", status=status, **given)
