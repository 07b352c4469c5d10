"""What the tests of networks share: connected pages, people who write."""

import json

from odoo.tests import HttpCase

from odoo.addons.apk_case.tests.common import CaseCommon

from .stand_in import Networks

MOMENT = 1795251600  # Sat 21.11.2026 12:00 in Kostroma


class NetworkCase(HttpCase, CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.networks = Networks()
        cls.addClassCleanup(cls.networks.server_close)
        cls.addClassCleanup(cls.networks.shutdown)
        pages = cls.env["apk.social.page"]
        common = {"token": "key", "host": cls.networks.url}
        cls.vk = pages.create(
            {"name": "Департамент ВКонтакте", "code": "203396298", "confirmation": "a1b2", **common}
        )
        cls.max = pages.create({"name": "Департамент в MAX", "network": "max", **common})

    def setUp(self):
        super().setUp()
        self.networks.delivered.clear()
        self.networks.trouble.clear()

    def _call(self, page, call, **headers):
        body = json.dumps(call).encode()
        headers["Content-Type"] = "application/json"
        return self.url_open(f"/apk/social/{page.door}", data=body, headers=headers)

    def _vk_writes(self, text, event="e1", person=123, **message):
        said = {"id": 1, "date": MOMENT, "from_id": person, "peer_id": person, "out": 0}
        call = {
            "type": "message_new",
            "group_id": 203396298,
            "event_id": event,
            "v": "5.199",
            "secret": self.vk.secret,
            "object": {"message": {**said, "text": text, "attachments": [], **message}},
        }
        return self._call(self.vk, call)

    def _max_writes(self, text, mid="mid.1", secret=None):
        call = {
            "update_type": "message_created",
            "timestamp": MOMENT * 1000,
            "message": {
                "sender": {"user_id": 55, "first_name": "Анна", "last_name": "Петрова"},
                "recipient": {"chat_id": 1, "chat_type": "dialog"},
                "timestamp": MOMENT * 1000,
                "body": {"mid": mid, "seq": 1, "text": text, "attachments": []},
            },
        }
        return self._call(self.max, call, **{"X-Max-Bot-Api-Secret": secret or self.max.secret})

    def _registered(self):
        """What the networks have reported so far, as messages of the office."""
        self._run("apk_gospublic.ir_cron_register")
        return self.env["apk.social.event"].search([], order="id").case_id

    def _sent(self):
        """What came to people: pairs (person, text), in order."""
        self._run("apk_gospublic.ir_cron_send")
        return list(self.networks.delivered.values())
