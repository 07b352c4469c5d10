import json

from odoo import http
from odoo.http import request

from odoo.addons.apk_base.controllers.public_page import hide_in_access_log

from ..rules import max_messenger, vk
from ..rules.network import BadCall, WrongSecret

LARGEST = 256 * 1024  # bytes of a call: a message has 4,096 characters and links to its files
hide_in_access_log("/apk/social/")


class Callback(http.Controller):
    """The door of a network: what a person has written is stored before the call is answered."""

    # csrf: a program without a session; the secret in the call is the proof
    @http.route(
        "/apk/social/<string:door>",
        type="http",
        auth="public",
        gate="machine",
        methods=["POST"],
        csrf=False,
        save_session=False,
        sitemap=False,
        max_content_length=LARGEST,
    )
    def called(self, door, **_kwargs):
        page = request.env["apk.social.page"]._by_door(door)
        if not page:
            return self._answer("unknown", 404)
        raw = request.httprequest.get_data()
        try:
            call = json.loads(raw)
            if not isinstance(call, dict):
                raise BadCall("no object")
            answer = self._answer_to(page, call)
            incoming = page._rules().incoming(call)
        except WrongSecret:
            return self._answer("wrong secret", 403)
        except (BadCall, ValueError, RecursionError) as error:
            return self._answer(f"not understood: {error}", 400)
        if incoming:
            # sudo: a network has no account; the secret of the page was checked above
            events = request.env["apk.social.event"].sudo()
            events._store(page, incoming, raw.decode())
        return self._answer(answer, 200)

    def _answer_to(self, page, call):
        if page.network == "vk":
            return vk.answer_to(call, page.secret, page.confirmation or "", page.code or "")
        sent = request.httprequest.headers.get(max_messenger.SECRET_HEADER, "")
        return max_messenger.answer_to(sent, page.secret)

    def _answer(self, words, status):
        return request.make_response(words, [("Content-Type", "text/plain")], status=status)
