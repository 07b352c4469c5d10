"""п. 28, 29: a withdrawal by any channel is effective at once; 152-ФЗ, ст. 21: what was given is destroyed in 30 days."""

import base64
from datetime import datetime

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import CONSENT_IS_FINAL, NOTHING_TO_WITHDRAW, WITHDRAWAL_NEEDS_SOURCE
from .common import ClientCommon

SCAN = base64.b64encode(b"%PDF-1.4 scan")


@tagged("post_install", "-at_install")
class TestClause29Withdrawal(ClientCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.operator = new_test_user(cls.env, "t-operator", "apk_base.group_operator")
        cls.consents = cls.env["apk.consent"]
        cls.support = cls.env.ref("apk_client.consent_topic_support")
        cls.fields = cls.env.ref("apk_client.consent_topic_fields")
        with freeze_time("2026-11-20 08:00:00"):  # Fri 11:00 in Kostroma
            cls.given = cls.consents._give(
                "mailing",
                "paper",
                topics=cls.support | cls.fields,
                email="ivanov@client.test",
                name="Иванов Пётр Сергеевич",
                scan=SCAN,
            )

    def _wizard(self, user, **values):
        form = {"partner_id": self.client.id, "channel": "call", "source": "+7 910 123-45-67"}
        return self.env["apk.consent.withdraw"].with_user(user).create({**form, **values})

    @freeze_time("2026-11-23 08:00:00")  # Mon 11:00 in Kostroma
    def test_by_phone_from_all_topics_at_once(self):
        self._wizard(self.operator).action_withdraw()
        self.assertRecordValues(
            self.given,
            2
            * [
                {
                    "withdrawn_at": datetime(2026, 11, 23, 8),
                    "withdrawal_channel": "call",
                    "withdrawal_source": "+7 910 123-45-67",
                    "withdrawn_by_id": self.operator.id,
                    "is_live": False,
                }
            ],
        )
        kinds = self.env["apk.interaction"].search([("partner_id", "=", self.client.id)])
        self.assertEqual(kinds.mapped("kind").count("consent_withdrawn"), 2)

    def test_by_a_written_request_that_names_one_topic(self):
        form = self._wizard(
            self.registrar, channel="written", source="вх. № 15 от 20.11.2026", scan=SCAN
        )
        about_fields = self.given.filtered(lambda one: one.topic_id == self.fields)
        form.consent_ids = about_fields
        form.action_withdraw()
        self.assertEqual(about_fields.withdrawal_scan, SCAN)
        self.assertEqual(self.consents._live_for(self.client, "mailing"), self.given - about_fields)

    def test_by_an_address_without_a_contact(self):
        self.consents._give(
            "mailing", "web", topics=self.support, email="new@client.test", name="Н"
        )
        form = self._wizard(
            self.operator, partner_id=False, email="New@client.test", channel="visit"
        )
        form.action_withdraw()
        self.assertFalse(self.consents._live_for(["new@client.test"], "mailing"))

    def test_the_register_says_by_which_request(self):
        with refused(self, WITHDRAWAL_NEEDS_SOURCE, "source"):
            self._wizard(self.operator, source=False).action_withdraw()

    def test_nothing_to_withdraw_is_said(self):
        form = self._wizard(self.operator)
        form.action_withdraw()
        with refused(self, NOTHING_TO_WITHDRAW, "no consent in force"):
            self._wizard(self.operator).action_withdraw()

    def test_what_is_withdrawn_stays_withdrawn(self):
        self.given._withdraw("link")
        with refused(self, CONSENT_IS_FINAL, "new consent"):
            self.given.sudo().write({"withdrawn_at": False})
        self.assertFalse(self.given._withdraw("call"))
        self.assertEqual(set(self.given.mapped("withdrawal_channel")), {"link"})

    def test_a_specialist_registers_no_withdrawal(self):
        with self.assertRaisesRegex(AccessError, r"\(apk\.consent\.withdraw\)"):
            self._wizard(self.specialist)

    def test_the_link_of_an_old_email_withdraws_the_later_consent_of_the_same_topic(self):
        old = self.given.filtered(lambda one: one.topic_id == self.support)
        old._withdraw("link")
        (newer,) = self.consents._give(
            "mailing", "web", topics=self.support, email="ivanov@client.test", name="Иванов"
        )
        self._erase("2026-12-24 08:00:00")
        found = self.consents._find_by_token(old.sudo().token)
        self.assertEqual(found, old)
        found._of_the_same_kind()._withdraw("link")
        self.assertFalse(newer.is_live)
        self.assertTrue((self.given - old).is_live)

    def test_a_wrong_link_finds_nothing(self):
        for token in ("", None, "wrong", str(self.given[0].id)):
            self.assertFalse(self.consents._find_by_token(token))

    def test_the_link_tells_nothing_about_the_address(self):
        tokens = self.given.sudo().mapped("token")
        self.assertEqual(len(set(tokens)), 2)
        for token in tokens:
            self.assertGreaterEqual(len(token), 32)

    def _erase(self, moment):
        with freeze_time(moment):
            self._run("apk_client.ir_cron_erase_withdrawn")
        return self.env["apk.consent.erasure"].search([], limit=1)

    def test_what_was_given_is_destroyed_and_the_proof_of_the_withdrawal_stays(self):
        with freeze_time("2026-11-23 08:00:00"):  # Mon 11:00 in Kostroma
            self.given[0]._withdraw("written", source="вх. № 15", scan=SCAN)
        self.assertFalse(self._erase("2026-12-20 08:00:00"))  # Sun, the 27th day
        erasure = self._erase("2026-12-21 08:00:00")  # Mon, the 28th day
        self.assertEqual(erasure.consent_ids, self.given[0])
        self.assertEqual(erasure.consent_count, 1)
        gone, kept = self.given
        self.assertFalse(gone.name or gone.email or gone.proof or gone.scan)
        self.assertEqual((gone.withdrawal_source, gone.withdrawal_scan), ("вх. № 15", SCAN))
        self.assertEqual(gone.text_fingerprint, gone.text_id.fingerprint)
        self.assertEqual((kept.email, kept.scan), ("ivanov@client.test", SCAN))
        files = self.env["ir.attachment"].search(
            [
                ("res_model", "=", "apk.consent"),
                ("res_field", "!=", False),
                ("res_id", "=", gone.id),
            ]
        )
        self.assertEqual(files.mapped("res_field"), ["withdrawal_scan"])
        self.assertFalse(self._erase("2026-12-22 08:00:00") - erasure)  # Tue: not twice
