"""п. 6: «По запросу клиента ему должна быть предоставлена вся история взаимодействия» — his own and no other."""

import io
import json
import mmap
import os
import tempfile
import tracemalloc
import zipfile
from datetime import datetime

from odoo.tests import freeze_time, tagged
from odoo.tools.pdf import OdooPdfFileReader

from odoo.addons.apk_base.printing.fonts import ANY, LETTER, markup, registered_font
from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import HISTORY_NOT_CONFIRMED, IDENTITY_NOT_CHECKED

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause06HistoryFile(CaseCommon):
    def _request(self, **values):
        requests = self.env["apk.history.request"].with_user(self.registrar)
        return requests.create({"partner_id": self.client.id, "asked_by": "Иванов П. С.", **values})

    def _given(self):
        request = self._request(identity_check="passport")
        request.action_confirm()
        request.action_give()
        return zipfile.ZipFile(io.BytesIO(request.file_id.raw))

    def test_what_was_written_to_and_fro_stands_in_three_forms(self):
        case = self._receive(self._raw_email())
        mine = case.with_user(self.specialist)
        mine.message_post(body="Внутренняя заметка: клиент трудный")
        mine.action_accept_and_take()
        mine.answer_body = "<p>Для гранта нужны паспорт и смета.</p>"
        case.answer_attachment_ids = self.env["ir.attachment"].create(
            {"name": "бланк.txt", "raw": b"form"}
        )
        mine.action_send_answer()
        self._run("apk_client.ir_cron_send_deliveries")
        pack = self._given()
        events = json.loads(pack.read("history.json"))
        self.assertIn("Какие документы нужны", events[0]["text"])
        self.assertIn("нужны паспорт и смета", events[-1]["text"])
        self.assertEqual(pack.read(events[-1]["files"][0]), b"form")
        self.assertIn(
            "xl/worksheets/sheet1.xml",
            zipfile.ZipFile(io.BytesIO(pack.read("history.xlsx"))).namelist(),
        )
        pdf = OdooPdfFileReader(io.BytesIO(pack.read("history.pdf")))
        printed = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
        self.assertIn("нужны паспорт и смета", printed)
        for form in (str(events), printed):
            self.assertNotIn("трудный", form)

    def test_words_are_plain_bold_ones_have_no_asterisks(self):
        case = self._receive(self._raw_email())
        self._run("apk_client.ir_cron_send_deliveries")
        pack = self._given()
        self.assertIn(
            f"зарегистрировали его под № {case.name}.", pack.read("history.json").decode()
        )

    def test_nothing_of_other_people(self):
        other = self.env["res.partner"].create({"name": "Сидоров", "email": "sidorov@client.test"})
        self._paper_case(partner_id=other.id, subject="Чужое дело")
        self._paper_case(subject="Своё дело")
        text = self._given().read("history.json").decode()
        self.assertIn("Своё дело", text)
        self.assertNotIn("Чужое", text)

    def test_two_steps_and_a_checked_identity(self):
        request = self._request()
        with refused(self, HISTORY_NOT_CONFIRMED, "Confirm"):
            request.action_give()
        with refused(self, IDENTITY_NOT_CHECKED, "clause 6"):
            request.action_confirm()

    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_the_term_and_the_trace(self):
        request = self._request(identity_check="passport")
        self.assertEqual(request._deadline("history").due_at, datetime(2026, 12, 4, 21))  # Fri
        request.action_confirm()
        request.action_give()
        self.assertEqual(request._deadline("history").state, "fulfilled")
        self.assertEqual((request.given_by_id, request.state), (self.registrar, "given"))
        line = self.env["apk.interaction"].search([("kind", "=", "history")])
        self.assertEqual(line.partner_id, self.client)

    def _with_events(self, count):
        self.env["apk.interaction"].create(
            [
                {
                    "partner_id": self.client.id,
                    "happened_at": datetime(2026, 1, 1),
                    "kind": "status",
                    "summary": f"Событие {number} " + "слово " * 20,
                }
                for number in range(count)
            ]
        )
        self.env.flush_all()
        self.env.invalidate_all()
        request = self._request(identity_check="passport")
        request.action_confirm()
        return request

    def test_large_files_pass_through_memory_one_by_one(self):
        case = self._receive(self._raw_email())
        files = [(f"{number}.pdf", os.urandom(2_000_000)) for number in range(20)]
        received = case.message_ids.filtered(lambda one: one.author_id == self.client)
        received.attachment_ids = self.env["ir.attachment"].create(
            [{"name": name, "raw": raw} for name, raw in files]
        )
        self.env.flush_all()
        self.env.invalidate_all()
        request = self._request(identity_check="passport")
        request.action_confirm()
        for font in (LETTER, ANY):  # loaded once a process
            registered_font(self.env, font)
            markup("а", font)
        tracemalloc.start()
        request.action_give()
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        self.assertLess(peak, 15_000_000)
        pack = zipfile.ZipFile(io.BytesIO(request.file_id.raw))
        self.assertEqual(
            {pack.read(name) for name in pack.namelist() if "pdf" in name},
            {raw for _name, raw in files} | {pack.read("history.pdf")},
        )

    def test_no_indexer_of_odoo_is_given_what_is_mapped_and_not_read(self):
        with tempfile.TemporaryFile() as file:
            file.write(b"A text")
            file.flush()
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
                index = self.env["ir.attachment"]._index
                self.assertFalse(index(mapped, "text/plain"))
                self.assertTrue(index(bytes(mapped), "text/plain"))

    def test_ten_thousand_events_need_little_memory(self):
        request = self._with_events(10_000)
        tracemalloc.start()
        request.action_give()
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        self.assertGreaterEqual(request.line_count, 10_000)
        self.assertLess(peak, 300 * 1024 * 1024)
