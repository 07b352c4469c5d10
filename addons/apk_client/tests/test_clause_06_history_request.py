"""п. 6: a client asks for the history; the addon alone, without messages, gives what it knows."""

import io
import json
import zipfile

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused

from ..messages import HISTORY_NOT_CONFIRMED, IDENTITY_NOT_CHECKED, REQUEST_IS_CONFIRMED
from .common import ClientCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 08:00:00")  # Fri 11:00 in Kostroma
class TestClause06HistoryRequest(ClientCommon):
    def setUp(self):
        super().setUp()
        self.env["apk.consent"]._give(
            "mailing",
            "paper",
            topics=self.env.ref("apk_client.consent_topic_support"),
            email="ivanov@client.test",
        )
        requests = self.env["apk.history.request"].with_user(self.registrar)
        self.request = requests.create(
            {"partner_id": self.client.id, "asked_by": "Иванов П. С.", "identity_check": "passport"}
        )

    def test_what_is_known_of_the_client_is_given(self):
        self.request.action_confirm()
        self.request.action_give()
        self.assertEqual((self.request.state, self.request.line_count), ("given", 1))
        pack = zipfile.ZipFile(io.BytesIO(self.request.file_id.raw))
        (event,) = json.loads(pack.read("history.json"))
        self.assertIn("2026-11-20T11:00", event["happened_at"])
        kinds = self.env["apk.interaction"].search([("partner_id", "=", self.client.id)])
        self.assertEqual(set(kinds.mapped("kind")), {"consent", "history"})

    def test_what_is_confirmed_is_what_is_given(self):
        self.request.action_confirm()
        for values in ({"asked_by": "Сидоров"}, {"delivery_channel": "post"}):
            with refused(self, REQUEST_IS_CONFIRMED, "new request"):
                self.request.write(values)

    def test_nothing_is_given_before_a_person_has_looked(self):
        with refused(self, HISTORY_NOT_CONFIRMED, "Confirm"):
            self.request.action_give()
        self.request.identity_check = False
        with refused(self, IDENTITY_NOT_CHECKED, "clause 6"):
            self.request.action_confirm()
        with refused(self, FILLED_BY_THE_SYSTEM):
            self.request.state = "confirmed"
