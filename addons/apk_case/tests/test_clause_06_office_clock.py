"""п. 6, 18: the history goes by the clock of our mail server; each e-mail keeps its own words and files."""

import io
import json
import zipfile
from datetime import datetime
from email.message import EmailMessage

from odoo.tests import freeze_time, tagged
from odoo.tools.pdf import OdooPdfFileReader

from .common import CaseCommon

CLAIMS = {
    "2002": "Wed, 13 Mar 2002 10:00:00 +0300",
    "2038": "Fri, 01 Jan 2038 10:00:00 +0000",
    "year 9999": "Fri, 31 Dec 9999 23:59:59 -1200",
    "before the epoch": "Mon, 01 Jan 0001 00:00:00 +1400",
    "another zone": "Sat, 21 Nov 2026 09:00:00 +1200",
    "no zone": "Fri, 20 Nov 2026 23:00:00",
    "a word": "вчера",
    "empty": "",
    "missing": None,
}


@tagged("post_install", "-at_install")
class TestClause06OfficeClock(CaseCommon):
    def _email(self, number, *, date, minute, case=None, text=None):
        """An e-mail with a file of its own; our server took it at 12:``minute``."""
        raw = EmailMessage()
        raw["From"] = "Пётр Иванов <ivanov@client.test>"
        raw["To"] = "apk@apk.test"
        raw["Subject"] = f"Дополнение {number} к {case.name}" if case else "Вопрос о гранте"
        raw["Message-Id"] = f"<{number}@client.test>"
        raw.set_content(text or f"Слова письма {number}")
        raw.add_attachment(f"file {number}".encode(), "text", "plain", filename=f"{number}.txt")
        stamp = f"Received: from a by mx.apk.test; Fri, 20 Nov 2026 12:{minute:02}:00 +0300\n"
        claim = f"Date: {date}\n" if date is not None else ""
        return f"{stamp}{claim}".encode() + raw.as_bytes()

    def _given(self):
        requests = self.env["apk.history.request"].with_user(self.registrar)
        asked = {"partner_id": self.client.id, "asked_by": "Иванов П. С."}
        request = requests.create({**asked, "identity_check": "passport"})
        request.action_confirm()
        request.action_give()
        return zipfile.ZipFile(io.BytesIO(request.file_id.raw))

    def _written(self, pack):
        """(words, contents of the files) of what the client wrote, in the order of the history."""
        events = json.loads(pack.read("history.json"))
        written = [event for event in events if "Слова письма" in event["text"]]
        return [
            (event["text"].strip(), [pack.read(name).decode() for name in event["files"]])
            for event in written
        ]

    def _expected(self, numbers):
        return [(f"Слова письма {number}", [f"file {number}"]) for number in numbers]

    def _cells(self, pack):
        book = zipfile.ZipFile(io.BytesIO(pack.read("history.xlsx")))
        return " ".join(
            book.read(name).decode() for name in book.namelist() if name.startswith("xl/w")
        )

    def _printed(self, pack):
        pdf = OdooPdfFileReader(io.BytesIO(pack.read("history.pdf")))
        return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())

    @freeze_time("2026-11-20 10:00:00")  # Fri 13:00 in Kostroma
    def test_whatever_the_sender_claims_the_moment_is_ours(self):
        for number, (name, date) in enumerate(CLAIMS.items(), 1):
            case = self._receive(self._email(number, date=date, minute=number, text=name))
            ours = datetime(2026, 11, 20, 9, number)
            posted = case.message_ids.filtered(lambda one: one.message_type == "email")
            self.assertEqual((case.received_at, posted.date), (ours, ours), name)

    @freeze_time("2026-11-20 10:00:00")  # Fri 13:00 in Kostroma
    def test_additions_fetched_together_keep_their_own_words_and_files(self):
        case = self._receive(self._email(0, date=None, minute=0))
        for number, date in enumerate(CLAIMS.values(), 1):
            raw = self._email(number, date=date, minute=number, case=case)
            self.assertEqual(self._receive(raw), case)
        pack = self._given()
        numbers = range(len(CLAIMS) + 1)
        self.assertEqual(self._written(pack), self._expected(numbers))
        for form in (self._cells(pack), self._printed(pack)):
            places = [form.index(f"Слова письма {number}") for number in numbers]
            self.assertEqual(places, sorted(places))
            self.assertEqual(form.count("Слова письма"), len(numbers), "each once")

    @freeze_time("2026-11-20 10:00:00")  # Fri 13:00 in Kostroma
    def test_additions_of_one_second_stand_in_the_order_of_the_mailbox(self):
        case = self._receive(self._email(0, date=None, minute=0))
        for number in (1, 2, 3):
            self._receive(self._email(number, date=CLAIMS["2038"], minute=5, case=case))
        self.assertEqual(self._written(self._given()), self._expected(range(4)))

    @freeze_time("2026-11-20 10:00:00")  # Fri 13:00 in Kostroma
    def test_additions_registered_in_another_order_stand_as_our_server_took_them(self):
        case = self._receive(self._email(0, date=None, minute=0))
        for number in (3, 1, 2):
            self._receive(self._email(number, date=None, minute=number, case=case))
        self.assertEqual(self._written(self._given()), self._expected(range(4)))

    @freeze_time("2026-11-20 10:00:00")  # Fri 13:00 in Kostroma
    def test_a_corrected_date_of_receipt_leaves_the_words_in_their_place(self):
        case = self._receive(self._email(0, date=None, minute=30))
        self._receive(self._email(1, date=None, minute=40, case=case))
        case._correct_registration(datetime(2026, 11, 20, 9, 40), case.regime_id, "штамп")
        self.assertEqual(self._written(self._given()), self._expected(range(2)))

    @freeze_time("2026-11-20 10:00:00")  # Fri 13:00 in Kostroma
    def test_an_act_of_destruction_erases_the_raw_additions_too(self):
        case = self._receive(self._email(0, date=None, minute=0))
        self._receive(self._email(1, date=None, minute=1, case=case))
        case._destroy()
        kept = self.env["apk.mail.spool"].search([("case_id", "=", case.id)])
        self.assertEqual((len(kept), kept.mapped("subject")), (2, [False, False]))
        self.assertFalse(any(kept.mapped("raw")))
