"""п. 6: a history is given with an official letter, drawn by the engine of all letters."""

import io
import zipfile

from openpyxl import load_workbook
from pypdf import PdfReader

from odoo.exceptions import AccessError
from odoo.tests import Form, freeze_time, tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused

from ..messages import HISTORY_NOT_GIVEN
from .common import ClientCommon

REPORT = "apk_client.report_history_letter"


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 08:00:00")  # Fri 11:00 in Kostroma
class TestClause06HistoryLetter(ClientCommon):
    def setUp(self):
        super().setUp()
        self.env["apk.interaction"].create(
            [
                {
                    "partner_id": self.client.id,
                    "happened_at": f"2026-01-{day:02} 09:00:00",
                    "kind": "status",
                    "summary": f"Событие {day} " + "подробно 🙂 " * 30,
                }
                for day in range(1, 29)
            ]
        )
        self.env["apk.signatory"].search([]).active = False
        self.signatory = self.env["apk.signatory"].create(
            {"name": "Петрушин Дмитрий Васильевич", "post": "Директор департамента"}
        )
        requests = self.env["apk.history.request"].with_user(self.registrar)
        self.request = requests.create(
            {"partner_id": self.client.id, "asked_by": "Иванов П. С.", "identity_check": "passport"}
        )

    def _given(self):
        self.request.action_confirm()
        self.request.action_give()
        return self.request

    def _screen(self):
        action = self._given().action_open_letter()
        screens = self.env[action["res_model"]].with_user(self.registrar)
        return Form(screens.with_context(**action["context"]))

    def _text(self):
        content, _kind = self.env["ir.actions.report"]._render_qweb_pdf(REPORT, self.request.ids)
        (page,) = PdfReader(io.BytesIO(content)).pages
        return " ".join(page.extract_text().split())

    def test_the_program_proposes_and_a_person_has_the_last_word(self):
        screen = self._screen()
        self.assertEqual(screen.addressee, "Иванову\u00a0П.С.\nул. Ленина, д. 1, Буй")
        self.assertEqual(screen.heading, "О предоставлении истории взаимодействия")
        pages = self.request.sheet_count
        self.assertGreater(pages, 1)
        self.assertEqual(
            screen.enclosures, f"Приложение: на\u00a0{pages}\u00a0л. в\u00a01\u00a0экз."
        )
        screen.heading = "О вашей истории"
        action = screen.save().action_print()
        self.assertEqual(action["report_name"], REPORT)
        text = self._text()
        for words in (
            "Иванову П.С.",
            "О вашей истории",
            "Д.В. Петрушин",
            "20.11.2026",
            "20 ноября 2026 г.",
        ):
            self.assertIn(words, text.replace("\u00a0", " "))

    def test_the_letter_stands_in_the_row_of_outgoing_numbers_once(self):
        screen = self._screen().save()
        screen.action_print()
        number = self.request.outgoing_number
        self.assertRegex(number, r"^ИСХ-2026/\d{6}$")
        self.assertIn(number, self._text())
        screen.action_print()
        self.assertEqual(
            self.request.outgoing_number, number, "printed again it is the same letter"
        )
        following = self.env["apk.delivery"]._next_outgoing_number()
        self.assertEqual(int(following[-6:]), int(number[-6:]) + 1)
        self.assertIn(number, self.request.message_ids[0].body)

    def test_there_is_a_letter_when_there_is_a_history(self):
        with refused(self, HISTORY_NOT_GIVEN):
            self.request.action_open_letter()
        with refused(self, HISTORY_NOT_GIVEN):
            self.request._set_letter(letter_heading="О чём-нибудь")

    def test_who_may_not_write_the_request_prints_no_letter(self):
        self._given()
        for person in (self.controller, self.head, self.specialist):
            with self.assertRaisesRegex(AccessError, "apk.history.request"):
                self.request.with_user(person).action_open_letter()
        with refused(self, FILLED_BY_THE_SYSTEM):
            self.request.outgoing_number = "ИСХ-2026/999999"

    def test_the_history_is_printed_whole_and_numbered(self):
        pack = zipfile.ZipFile(io.BytesIO(self._given().file_id.raw))
        pages = PdfReader(io.BytesIO(pack.read("history.pdf"))).pages
        self.assertEqual(len(pages), self.request.sheet_count)
        texts = [page.extract_text() for page in pages]
        whole = " ".join(texts)
        for day in range(1, 29):
            self.assertIn(f"Событие {day} ", " ".join(whole.split()))
        self.assertEqual(
            [text.split()[0] for text in texts[1:]], [str(n) for n in range(2, len(pages) + 1)]
        )

    def test_the_table_has_a_row_for_each_event_with_its_requisites(self):
        pack = zipfile.ZipFile(io.BytesIO(self._given().file_id.raw))
        table = load_workbook(io.BytesIO(pack.read("history.xlsx"))).worksheets[0]
        self.assertIn(self.client.name, table["A1"].value)
        rows = list(table.iter_rows(min_row=5, values_only=True))
        self.assertEqual(len(rows), self.request.line_count)
        self.assertEqual(rows[0][0], "01.01.2026 12:00")
