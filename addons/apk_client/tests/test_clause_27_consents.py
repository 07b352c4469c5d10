"""п. 27.1, 80.7: a consent is explicit, proved and final."""

import base64
from datetime import date, datetime

from psycopg2.errors import RaiseException

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM, ONLY_A_DRAFT_IS_PUT_IN_FORCE
from odoo.addons.apk_base.tests.refused import refused

from ..messages import (
    CONSENT_IS_FINAL,
    CONSENT_NEEDS_ADDRESS,
    CONSENT_NEEDS_PROOF,
    CONSENT_NEEDS_TOPIC,
    CONSENT_TEXT_IS_FINAL,
    NO_CONSENT_TEXT,
)
from .common import ClientCommon

SCAN = base64.b64encode(b"%PDF-1.4 signed")


@tagged("post_install", "-at_install")
class TestClause27Consents(ClientCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.consents = cls.env["apk.consent"]
        cls.support = cls.env.ref("apk_client.consent_topic_support")
        cls.fields = cls.env.ref("apk_client.consent_topic_fields")

    def _form(self, **values):
        return (
            self.env["apk.consent.register"]
            .with_user(self.registrar)
            .create(
                {
                    "partner_id": self.client.id,
                    "topic_ids": self.support.ids,
                    "given_on": date(2026, 11, 20),
                    "scan": SCAN,
                    "scan_name": "согласие.pdf",
                    **values,
                }
            )
        )

    def _given(self, **values):
        self._form(**values).action_register()
        return self.consents.search([], limit=1)

    def test_a_consent_in_force_stands_on_the_card_until_it_is_withdrawn(self):
        card = self.client.with_user(self.specialist)
        self.assertFalse(card.apk_consent_text)
        consent = self._given()
        card.invalidate_recordset()
        self.assertIn(self.support.name, card.apk_consent_text)
        consent._withdraw("written")
        card.invalidate_recordset()
        self.assertFalse(card.apk_consent_text)

    def test_a_signed_form_becomes_a_consent_with_its_text_and_proof(self):
        consent = self._given()
        text = self.env.ref("apk_client.consent_text_mailing")
        self.assertRecordValues(
            consent,
            [
                {
                    "email": "ivanov@client.test",
                    "name": "Иванов Пётр Сергеевич",
                    "purpose": "mailing",
                    "topic_id": self.support.id,
                    "text_id": text.id,
                    "text_fingerprint": text.fingerprint,
                    "collection_mode": "paper",
                    "given_at": datetime(2026, 11, 20, 9),
                    "registered_by_id": self.registrar.id,
                    "is_live": True,
                }
            ],
        )
        self.assertEqual(consent.scan, SCAN)

    def test_a_mailbox_abroad_is_a_warning_at_the_desk(self):
        self.assertTrue(self._form(partner_id=False, email="Ivanov <ivanov@gmail.com>").is_abroad)
        for address in ("ivanov@mail.ru", "ivanov@почта.рф", "", "нет"):
            self.assertFalse(self._form(partner_id=False, email=address).is_abroad)
        abroad = self._given(partner_id=False, email="ivanov@gmail.com", name="Иванов")
        self.assertTrue(abroad.is_abroad)

    def test_one_row_a_topic(self):
        self._form(topic_ids=(self.support | self.fields).ids).action_register()
        rows = self.consents.search([("email", "=", "ivanov@client.test")])
        self.assertEqual(rows.topic_id, self.support | self.fields)

    def test_the_history_of_the_client_shows_it(self):
        self._given()
        line = self.env["apk.interaction"].search([("partner_id", "=", self.client.id)])
        self.assertEqual((line.kind, line.res_model), ("consent", "apk.consent"))

    def test_without_a_scan_it_is_no_consent(self):
        with refused(self, CONSENT_NEEDS_PROOF, "signed form"):
            self._form(scan=False).action_register()

    def test_without_a_topic_it_is_no_consent_to_mailings(self):
        with refused(self, CONSENT_NEEDS_TOPIC, "topic"):
            self._form(topic_ids=[]).action_register()

    def test_two_addresses_are_not_one(self):
        with refused(self, CONSENT_NEEDS_ADDRESS, "one e-mail"):
            self._form(email="a@client.test, b@client.test").action_register()

    def test_without_a_text_in_force_nobody_can_agree(self):
        form = self._form()
        self.env.ref("apk_client.consent_text_mailing").sudo().state = "superseded"
        with refused(self, NO_CONSENT_TEXT, "text in force"):
            form.action_register()

    def test_a_shared_mailbox_leads_to_no_client(self):
        self.env["res.partner"].create({"name": "Жена", "email": "ivanov@client.test"})
        consent = self.consents._give(
            "mailing", "web", topics=self.support, email="Ivanov@client.test", name="Иванов"
        )
        self.assertFalse(consent.partner_id)

    def test_a_consent_is_final(self):
        consent = self._given()
        with refused(self, CONSENT_IS_FINAL, "new consent"):
            consent.sudo().write({"email": "other@client.test"})
        with refused(self, CONSENT_IS_FINAL, "never edited"):
            consent.sudo().unlink()

    def test_plain_sql_meets_the_lock_of_the_database(self):
        consent = self._given()
        self.env.flush_all()
        for statement in (
            "UPDATE apk_consent SET email = 'other@client.test' WHERE id = %s",
            "UPDATE apk_consent SET given_at = now() WHERE id = %s",
            "DELETE FROM apk_consent WHERE id = %s",
        ):
            with (
                self.assertRaisesRegex(RaiseException, "never edited|five years"),
                mute_logger("odoo.sql_db"),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(statement, [consent.id])

    def test_nobody_writes_a_consent_by_rpc(self):
        consent = self._given()
        admin = new_test_user(self.env, "t-admin", "apk_base.group_administrator")
        for user in (self.registrar, admin):
            with refused(self, FILLED_BY_THE_SYSTEM):
                consent.with_user(user).write({"withdrawn_at": False})
            with refused(self, FILLED_BY_THE_SYSTEM):
                self.consents.with_user(user).create({"purpose": "mailing"})
            for right in ("write", "create", "unlink"):
                with self.assertRaisesRegex(AccessError, r"\(apk\.consent\)"):
                    consent.with_user(user).check_access(right)

    def test_a_text_in_force_is_final_and_a_new_version_leaves_old_consents_alone(self):
        consent = self._given()
        text = consent.text_id
        with refused(self, CONSENT_TEXT_IS_FINAL, "New edition"):
            text.body = "Согласен на всё"
        draft = self.env["apk.consent.text"].browse(text.action_new_edition()["res_id"])
        draft.body = "Я, {ФИО}, согласен получать письма. Редакция вторая."
        draft.action_put_in_force()
        self.assertEqual((text.state, draft.state, draft.number), ("superseded", "in_force", 2))
        newer = self._given()
        self.assertNotEqual(newer.text_fingerprint, consent.text_fingerprint)
        self.assertEqual(consent.text_id, text)

    def test_a_superseded_text_does_not_come_back(self):
        text = self.env.ref("apk_client.consent_text_mailing")
        survey = self.env.ref("apk_client.consent_text_survey")
        draft = self.env["apk.consent.text"].browse(text.action_new_edition()["res_id"])
        draft.action_put_in_force()
        self.assertEqual((text.state, survey.state), ("superseded", "in_force"))
        with refused(self, ONLY_A_DRAFT_IS_PUT_IN_FORCE, "New edition"):
            text.action_put_in_force()
        with refused(self, ONLY_A_DRAFT_IS_PUT_IN_FORCE):
            draft.action_put_in_force()

    def test_editions_of_a_purpose_have_numbers_of_their_own(self):
        values = [{"purpose": one, "body": "т"} for one in ("mailing", "survey", "mailing")]
        texts = self.env["apk.consent.text"].create(values)
        self.assertEqual(texts.mapped("number"), [2, 2, 3])

    @freeze_time("2026-11-20 08:00:00")  # Fri 11:00 in Kostroma
    def test_who_may_be_written_to_now(self):
        consent = self._given()
        live = self.consents._live_for
        self.assertEqual(live(self.client, "mailing", self.support), consent)
        self.assertEqual(live(["IVANOV@client.test"], "mailing"), consent)
        self.assertFalse(live(self.client, "mailing", self.fields))
        self.assertFalse(live(self.client, "survey"))
        self.assertFalse(live(["other@client.test", "", False], "mailing"))
        consent._withdraw("link")
        self.assertFalse(live(self.client, "mailing", self.support))

    def test_the_consent_of_one_person_is_not_that_of_another_with_the_same_mailbox(self):
        self._given()
        wife = self.env["res.partner"].create({"name": "Жена", "email": "ivanov@client.test"})
        self.assertFalse(self.consents._live_for(wife, "mailing"))

    def test_a_consent_to_surveys_needs_no_address(self):
        self.client.email = False
        consent = self._given(purpose="survey", topic_ids=[], email=False, collection_mode="desk")
        self.assertEqual(self.consents._live_for(self.client, "survey"), consent)
