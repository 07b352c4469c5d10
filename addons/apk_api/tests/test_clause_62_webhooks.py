"""п. 62: a system that has filed a message hears of its states: signed, in order, again when it was not there."""

import hashlib
import hmac
import json
import os
import ssl
import tempfile
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from subprocess import run
from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged

from odoo.addons.apk_base.tests.refused import refused

from .. import webhook_call
from ..messages import URL_CANNOT_BE_CALLED
from ..rules.webhooks import RETRY_AFTER
from .common import ApiCase
from .test_clause_62_messages_api import MESSAGE


class OtherSystem(HTTPServer):
    """An HTTPS server of a name that leads here, with a certificate of its own."""

    def __init__(self, folder):
        super().__init__(("127.0.0.1", 0), Listener)
        self.calls, self.status = [], 204
        key, self.certificate = Path(folder, "key.pem"), Path(folder, "certificate.pem")
        run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", self.certificate],
            check=True,
            capture_output=True,
        )  # fmt: skip
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, key)
        self.socket = context.wrap_socket(self.socket, server_side=True)
        self.url = f"https://localhost:{self.server_port}/apk/state?from=office"


class Listener(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.calls.append((self.path, dict(self.headers), body))
        self.send_response(self.server.status)
        self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, *_args):
        """Quiet."""


@tagged("post_install", "-at_install")
class TestClause62Webhooks(ApiCase):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.other = OtherSystem(folder.name)
        self.addCleanup(self.other.server_close)
        thread = threading.Thread(target=self.other.serve_forever, daemon=True)
        thread.start()
        self.addCleanup(self.other.shutdown)
        trusted = {"SSL_CERT_FILE": str(self.other.certificate)}
        self.startPatcher(patch.dict(os.environ, trusted))
        # the server of this test stands where no system may stand
        self.lets_call = patch.object(webhook_call, "may_call", lambda *_args, **_kw: True)
        self.startPatcher(self.lets_call)
        self.key.webhook_url = self.other.url
        self.signed_by = self.key.action_make_webhook_secret()["context"]["default_secret"]
        answer = self._call("POST", "/messages", body=MESSAGE, headers={"Idempotency-Key": "key-00000001"})  # fmt: skip
        self.public_id = answer.json()["id"]
        self.case = self.env["apk.api.message"].search([("public_id", "=", self.public_id)]).case_id

    def _become(self, state):
        # sudo: nobody writes a state by hand; the acts that do have tests of their own
        self.case.sudo().state = state
        self.env.flush_all()

    def _scheduler_runs(self):
        with self.enter_registry_test_mode():
            self.env.ref("apk_api.ir_cron_tell").method_direct_trigger()
        self.env.invalidate_all()

    def _events(self):
        return self.env["apk.api.event"].search([("key_id", "=", self.key.id)], order="id")

    def _an_hour_later(self):
        self._events().sudo().filtered(lambda one: one.delivery == "waiting").next_try_at = (
            fields.Datetime.now() - timedelta(minutes=1)
        )

    def test_a_change_is_told_signed_and_without_a_word_of_the_client(self):
        self._become("in_work")
        self.assertFalse(self.other.calls)  # nothing leaves before the change is committed
        self._scheduler_runs()
        ((path, headers, body),) = self.other.calls
        self.assertEqual(path, "/apk/state?from=office")
        told = json.loads(body)
        self.assertEqual((told["state"], told["message"]["id"]), ("in_work", self.public_id))
        self._fits(told["message"], {"$ref": "#/components/schemas/Message"})
        self.assertEqual(headers["APK-Event"], str(told["event_id"]))
        moment, digest = (part.partition("=")[2] for part in headers["APK-Signature"].split(","))
        expected = hmac.new(self.signed_by.encode(), f"{moment}.".encode() + body, hashlib.sha256)
        self.assertEqual(digest, expected.hexdigest())
        for word in ("Козлова", "kozlova", "Агростартап"):
            self.assertNotIn(word, body.decode())
        self.assertEqual(self._events().delivery, "delivered")
        self._scheduler_runs()
        self.assertEqual(len(self.other.calls), 1)

    def test_what_the_client_does_not_see_is_not_told(self):
        self._become("in_work")
        self._become("approval")
        self._become("in_work")
        self.assertEqual(self._events().mapped("state"), ["in_work"])

    def test_a_system_that_is_down_is_called_again_in_order(self):
        self.other.status = 503
        self._become("in_work")
        self._become("answered")
        self._scheduler_runs()
        self.assertEqual(len(self.other.calls), 1)  # the second waits for the first
        first = self._events()[0]
        self.assertEqual((first.delivery, first.attempts), ("waiting", 1))
        self.assertIn("503", first.problem)
        self.assertGreater(first.next_try_at, fields.Datetime.now())
        self.other.status = 204
        self._an_hour_later()
        self._scheduler_runs()
        self._scheduler_runs()
        states = [json.loads(body)["state"] for _path, _headers, body in self.other.calls]
        self.assertEqual(states, ["in_work", "in_work", "answered"])

    def test_what_is_given_up_is_seen_in_the_key_and_told_again(self):
        self.other.status = 302  # a redirect is not followed
        self._become("in_work")
        for _attempt in range(len(RETRY_AFTER) + 1):
            self._an_hour_later()
            self._scheduler_runs()
        self.assertEqual({path for path, _headers, _body in self.other.calls}, {"/apk/state?from=office"})  # fmt: skip
        self.assertEqual(self._events().delivery, "given_up")
        self.assertEqual(self.key.failed_event_count, 1)
        self.assertIn("302", str(self.key.message_ids[0].body))
        self.other.status = 200
        self._events().action_tell_again()
        self._scheduler_runs()
        self.assertEqual(self._events().delivery, "delivered")

    def test_a_revoked_key_and_a_removed_address_tell_nothing(self):
        self._become("in_work")
        self.key.active = False
        self._scheduler_runs()
        self.assertFalse(self.other.calls)
        self.assertEqual(self._events().delivery, "given_up")

    def test_neither_the_server_itself_nor_a_stranger_s_certificate_is_called(self):
        self._become("in_work")
        with patch.dict(os.environ, SSL_CERT_FILE=os.devnull):
            self._scheduler_runs()
        self.assertIn("SSLError", self._events().problem)
        self.lets_call.stop()
        self._an_hour_later()
        self._scheduler_runs()
        self.assertFalse(self.other.calls)
        self.assertIn("address", self._events().problem)

    def test_an_address_without_tls_or_with_a_password_is_refused_when_it_is_typed(self):
        for url in (
            "http://site.test/a",
            "https://u:p@site.test/",
            "https://",
            "file:///etc/passwd",
            "https://a b/",
        ):
            with self.subTest(url), refused(self, URL_CANNOT_BE_CALLED, "https"):
                self.key.webhook_url = url
