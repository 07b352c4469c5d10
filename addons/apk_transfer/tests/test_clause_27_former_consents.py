"""п. 27.1, 28: consents that were given before come with their text and proof; taking them back is a withdrawal."""

import base64
import io
import zipfile

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import CONSENT_TEXT_IS_FINAL

from .common import TransferCommon

HEAD = ["ФИО", "E-mail", "Цель", "Темы", "Дата", "Чем подтверждается", "Файл скана"]


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
class TestClause27FormerConsents(TransferCommon):
    def setUp(self):
        super().setUp()
        self.topic = self.env["apk.consent.topic"].create(
            {"name": "Ярмарки выходного дня", "code": "T-FAIRS"}
        )
        self.text = self.env["apk.consent.text"].create(
            {"purpose": "mailing", "body": "Согласен получать письма (бланк 2024 года)."}
        )

    def _row(self, email="orlov@client.test", topic="ярмарки выходного дня", **more):
        proof = more.get("proof", "Дело 05-12, лист 34")
        return ["Орлов Олег Ильич", email, "Рассылка", topic, "15.02.2025", proof, more.get("scan")]

    def _load(self, *rows, **values):
        return self._loaded("consent", HEAD, *rows, consent_text_id=self.text.id, **values)

    def test_a_consent_holds_its_own_text_proof_day_and_scan(self):
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr("сканы/orlov.pdf", b"%PDF-1.4 signed")
        letters = self._letters()
        transfer = self._load(
            self._row(scan="Orlov.pdf"), scans=base64.b64encode(archive.getvalue())
        )
        consent = self._records(transfer)
        self.assertEqual((consent.text_id, consent.text_fingerprint), (self.text, self.text.fingerprint))  # fmt: skip
        self.assertEqual((consent.collection_mode, consent.topic_id), ("transferred", self.topic))
        self.assertEqual(f"{consent.given_at:%d.%m.%Y}", "15.02.2025")
        self.assertEqual(consent.sudo().proof, "Дело 05-12, лист 34")
        self.assertEqual(base64.b64decode(consent.scan), b"%PDF-1.4 signed")
        self.assertTrue(consent.is_live)
        self.assertEqual(self._letters(), letters)

    def test_a_text_that_people_have_signed_is_not_rewritten(self):
        self._load(self._row())
        with refused(self, CONSENT_TEXT_IS_FINAL, "text"):
            self.text.body = "Согласен на всё."
        with refused(self, CONSENT_TEXT_IS_FINAL, "text"):
            self.text.unlink()

    def test_without_proof_topic_text_or_scan_none_is_taken_over(self):
        transfer = self._checked(
            "consent",
            HEAD,
            self._row(proof=None),
            self._row(topic=None),
            self._row(topic="Ярмарки выходнога дня"),
            self._row(scan="нет.pdf"),
            consent_text_id=self.text.id,
        )
        self.assertEqual((transfer.ok_count, transfer.error_count), (0, 4))
        problems = self._problems(transfer)
        for line, word in (
            (2, "Чем подтверждается"),
            (3, "topics"),
            (4, "Perhaps"),
            (5, "нет.pdf"),
        ):
            self.assertIn(word, problems[line])
        untold = self._checked("consent", HEAD, self._row())
        self.assertIn("which text", self._problems(untold)[2])

    def test_who_has_agreed_already_is_left_out(self):
        self._load(self._row())
        again = self._checked("consent", HEAD, self._row(), consent_text_id=self.text.id)
        self.assertEqual((again.ok_count, again.twin_count), (0, 1))

    def test_taking_back_is_a_withdrawal_and_the_rows_stay(self):
        transfer = self._load(self._row())
        consent = self._records(transfer)
        transfer.action_undo()
        self.assertTrue(consent.exists())
        self.assertFalse(consent.is_live)
        self.assertFalse(
            self.env["apk.consent"]._live_for(["orlov@client.test"], "mailing", self.topic)
        )
