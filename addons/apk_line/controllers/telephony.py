import json

from odoo import http
from odoo.http import request
from odoo.tools import consteq

from ..rules.telephony_events import BadEvent, checked_event

MOST_BYTES = 8192
SECRET = "apk_line.telephony_secret"  # noqa: S105  the name of a parameter


class Telephony(http.Controller):
    """Where the telephone exchange posts its events, one a request; ``linkedid`` and ``event_id`` identify an event."""

    # csrf: off, the caller is a program without a session and proves itself by the shared secret
    @http.route(
        "/apk/telephony/event",
        type="http",
        auth="public",
        gate="machine",
        methods=["POST"],
        csrf=False,
        save_session=False,
        sitemap=False,
    )
    def event(self, **_kwargs):
        if not self._has_secret():
            return self._answer(401, error="wrong or missing secret")
        if (request.httprequest.content_length or 0) > MOST_BYTES:
            return self._answer(413, error=f"more than {MOST_BYTES} bytes")
        try:
            event = checked_event(json.loads(request.httprequest.get_data()))
        except RecursionError:
            return self._answer(400, error="the body is nested too deep")
        except (BadEvent, UnicodeDecodeError, json.JSONDecodeError) as error:
            return self._answer(400, error=str(error))
        events = request.env["apk.telephony.event"].sudo()  # sudo: the exchange has no account; it
        # has proved its secret
        is_new = events._receive(event)
        return self._answer(200, result="new" if is_new else "known")

    def _has_secret(self):
        params = request.env["ir.config_parameter"].sudo()  # sudo: the public may not read
        # parameters; the secret is compared and does not leave
        secret = params.get_param(SECRET) or ""
        sent = request.httprequest.headers.get("X-Apk-Secret", "")
        return bool(secret) and consteq(secret.encode(), sent.encode())

    def _answer(self, status, **body):
        return request.make_json_response(body, status=status)
