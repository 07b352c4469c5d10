import json

from odoo import http
from odoo.http import request
from odoo.tools import consteq

from ..rules.telephony_events import BadEvent, checked_event

LARGEST = 8192
SECRET = "apk_line.telephony_secret"


class Telephony(http.Controller):
    """The door of the telephone exchange: one event a request, told apart by ``linkedid`` and ``event_id``."""

    # csrf: a program without a session; the shared secret is the proof
    @http.route(
        "/apk/telephony/event",
        type="http",
        auth="public",
        methods=["POST"],
        csrf=False,
        save_session=False,
        sitemap=False,
    )
    def event(self, **_kwargs):
        if not self._knows_the_secret():
            return self._answer(401, error="wrong or missing secret")
        if (request.httprequest.content_length or 0) > LARGEST:
            return self._answer(413, error=f"more than {LARGEST} bytes")
        try:
            event = checked_event(json.loads(request.httprequest.get_data()))
        except RecursionError:
            return self._answer(400, error="the body is nested too deep")
        except (BadEvent, UnicodeDecodeError, json.JSONDecodeError) as error:
            return self._answer(400, error=str(error))
        is_new = request.env["apk.telephony.event"].sudo()._receive(event)  # sudo: the secret
        return self._answer(200, result="new" if is_new else "known")

    def _knows_the_secret(self):
        params = request.env["ir.config_parameter"].sudo()  # sudo: compared, never shown
        secret = params.get_param(SECRET) or ""
        sent = request.httprequest.headers.get("X-Apk-Secret", "")
        return bool(secret) and consteq(secret.encode(), sent.encode())

    def _answer(self, status, **body):
        return request.make_json_response(body, status=status)
