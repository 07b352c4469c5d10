"""What the tests of ratings share: a message with letters and the link printed in one of them."""

import re

from odoo.tests import HttpCase

from ..models.answer_seal import unseal

LINK = re.compile(r'href="([^"]*/apk/rate/[\w-]+)"')


class RatingCase(HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.client = cls.env["res.partner"].create(
            {"name": "Иванов Пётр Сергеевич", "email": "ivanov@client.test"}
        )
        cls.case = cls.env["apk.case"].create(
            {
                "subject": "Вопрос о гранте",
                "partner_id": cls.client.id,
                "intake_channel_id": cls.env.ref("apk_client.channel_email").id,
                "regime_id": cls.env.ref("apk_client.regime_order_only").id,
                "urgency": "ordinary",
                "topic_id": cls.env.ref("apk_client.topic_support_grant").id,
                "need_id": cls.env.ref("apk_client.need_information").id,
            }
        )

    def _link(self, document="first_reply"):
        letter = self.case.delivery_ids.filtered(lambda d: d.document == document)
        return LINK.search(letter.body)[1]

    def _waiting(self):
        """What the seals hide: the sheets that wait for company."""
        self.env.cr.execute("SELECT quarter, sealed FROM apk_answer_waiting ORDER BY id")
        return [unseal(self.env, quarter, sealed) for quarter, sealed in self.env.cr.fetchall()]

    def _mark(self, number, times=1, **context):
        """Answers of so many clients, each with one mark for the first parameter."""
        form = self.env["apk.questionnaire"]._in_use("answer")
        for _client in range(times):
            self.env["apk.answer"]._take(
                form, {"document": "answer", **context}, {"marks": {1: number}}, way="letter"
            )

    def _answers(self):
        self.env.invalidate_all()
        return self.env["apk.answer"].search([])
