"""The address of the exchange: its secret, the shape of an event, each event once."""

import json

from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

URL = "/apk/telephony/event"
EVENT = {
    "linkedid": "http.1",
    "event_id": "Newchannel-1",
    "type": "ringing",
    "at": "2026-11-20T10:00:00+03:00",
    "number": "+79101234567",
}


@tagged("post_install", "-at_install")
class TestTelephony(HttpCase):
    def _post(self, body, secret=None, **headers):
        known = self.env["ir.config_parameter"].get_param("apk_line.telephony_secret")
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", **headers}
        if secret != "":
            headers["X-Apk-Secret"] = secret or known
        return self.url_open(URL, data=data, headers=headers)

    def _calls(self):
        self.env.invalidate_all()
        return self.env["apk.call"].search([("linkedid", "=", "http.1")])

    def test_an_event_becomes_a_call_once(self):
        first = self._post(EVENT)
        self.assertEqual((first.status_code, first.json()), (200, {"result": "new"}))
        again = self._post(EVENT)
        self.assertEqual((again.status_code, again.json()), (200, {"result": "known"}))
        self.assertEqual(len(self._calls()), 1)
        self.assertRecordValues(self._calls(), [{"phone": "+79101234567", "state": "ringing"}])

    def test_the_history_is_written_in_the_language_of_the_office(self):
        client = self.env["res.partner"].create({"name": "Ершов", "phone": "+7 910 123-45-67"})
        ended = {
            **EVENT,
            "event_id": "Hangup-1",
            "type": "ended",
            "at": "2026-11-20T10:00:20+03:00",
        }
        for event in (EVENT, ended):
            self._post(event, **{"Accept-Language": "en"})
        lines = self.env["apk.interaction"].search([("partner_id", "=", client.id)])
        self.assertEqual(lines.mapped("summary"), ["Звонок без ответа"])

    def test_a_wrong_a_missing_and_an_unset_secret_are_refused(self):
        for secret in ("wrong", "", "ключ"):
            answer = self._post(EVENT, secret.encode() if secret else "")
            self.assertEqual(answer.status_code, 401)
        self.env["ir.config_parameter"].set_param("apk_line.telephony_secret", False)
        self.assertEqual(self._post(EVENT, "False").status_code, 401)
        self.assertFalse(self._calls())

    def test_another_shape_is_refused_with_the_field(self):
        for body, word in (
            (b"{", "Expecting"),
            ({**EVENT, "at": "soon"}, "at is not"),
            ({**EVENT, "type": "x"}, "type is not"),
        ):
            answer = self._post(body)
            self.assertEqual(answer.status_code, 400)
            self.assertIn(word, answer.json()["error"])
        self.assertFalse(self._calls())

    def test_a_body_nested_too_deep_is_refused(self):
        self.assertEqual(self._post(b"[" * 8000).status_code, 400)

    def test_a_flood_is_refused_unread(self):
        self.assertEqual(self._post(b"x" * 9000).status_code, 413)

    def test_nothing_is_read_by_get(self):
        with mute_logger("odoo.http"):
            self.assertEqual(self.url_open(URL).status_code, 405)
