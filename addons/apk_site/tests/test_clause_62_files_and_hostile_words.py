"""п. 62: files are judged by what they are, and whatever is typed ends as words."""

import io
import zipfile

from PIL import Image
from requests import Request

from odoo.http import request
from odoo.tests import tagged

from ..controllers.write_form import WriteForm
from ..rules.sent_files import LARGEST
from .common import TEXT, SiteCase


def picture(kind="PNG"):
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, kind)
    return file.getvalue()


def document():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    return file.getvalue()


@tagged("post_install", "-at_install")
class TestFilesAndHostileWords(SiteCase):
    def _files_of(self, case):
        return case.message_ids.attachment_ids

    def test_files_lie_beside_the_message_and_in_the_history(self):
        files = [("фото поля.png", picture()), ("заявка.docx", document())]
        self._send(files=files)
        case = self._cases()
        kept = self._files_of(case)
        self.assertEqual(
            {(file.name, file.raw) for file in kept}, {(name, content) for name, content in files}
        )
        events = self.env["apk.interaction"].search([("partner_id", "=", case.partner_id.id)])
        self.assertEqual(events.filtered("mail_message_id").mail_message_id.attachment_ids, kept)

    def test_a_file_that_is_too_large_loses_no_word(self):
        page = self._send(files=[("скан.pdf", b"%PDF-" + bytes(LARGEST))])
        self.assertEqual(page.status_code, 200)
        self.assertIn("Файл «скан.pdf» больше 10 МБ", page.text)
        self.assertIn("«Агростартап»", page.text)
        self.assertIn("выберите их ещё раз", page.text)
        self.assertFalse(self._cases())

    def test_more_than_the_page_takes_at_all_is_told_before_it_is_sent(self):
        kind = {"Content-Type": "multipart/form-data; boundary=x"}
        with self.allow_requests():
            address = self.base_url() + "/apk/write"
            prepared = self.opener.prepare_request(Request("POST", address, headers=kind))
            prepared.headers["Content-Length"] = str(10**9)
            answer = self.opener.send(prepared, timeout=60)
        self.assertEqual(answer.status_code, 413)
        self.assertIn("Мы ничего не получили", answer.text)

    def test_pressed_twice_a_call_that_odoo_repeats_reads_every_file_again(self):
        """The second press fails to serialise; Odoo rewinds the first file alone."""
        calls = []

        def register(controller, *args):
            calls.append(args)
            if len(calls) == 1:
                busy = "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$"
                request.env.cr.execute(busy, log_exceptions=False)
            return original(controller, *args)

        original = WriteForm._register
        self.patch(WriteForm, "_register", register)
        files = [("фото.png", picture()), ("заявка.docx", document()), ("скан.pdf", b"%PDF-1.7")]
        page = self._send(files=files)
        self.assertEqual(len(calls), 2)
        self.assertIn("Мы получили ваше сообщение", page.text)
        kept = self._files_of(self._cases())
        self.assertEqual({(file.name, file.raw) for file in kept}, set(files))

    def test_a_program_or_a_page_is_not_taken_whatever_its_name(self):
        for name, content in (
            ("фото.jpg", b"MZ\x90\0"),
            ("письмо.html", b"<html>"),
            ("рисунок.svg", b"<svg/>"),
            ("фото.png.exe", picture()),
            ("заметка.txt", b"<script>alert(1)</script>"),
        ):
            page = self._send(files=[(name, content)])
            self.assertIn("мы принять не можем", page.text, name)
        self.assertFalse(self._cases())

    def test_hostile_words_are_words(self):
        name = "<script>alert(1)</script> Иванов"
        self.assertIn("&lt;script&gt;", self._send(name=name).text)
        self.assertFalse(self._cases())
        text = (
            "<script>alert(1)</script> <img src=x onerror=alert(1)>\r\nBcc: a@b.test\r\n"
            "😀 \u202eтекст\u202c {{object.env}} %s ${7*7} 'or 1=1--"
        )
        page = self._send(name="Анна\r\nBcc: x@y.test\u202e Белова", text=text)
        self.assertEqual(page.status_code, 200)
        case = self._cases()
        self.assertEqual(case.writer_name, "Анна Bcc: x@y.test Белова")
        self.assertNotIn("<script", case.body)
        self.assertNotIn("<img", case.body)
        for words in ("&lt;script&gt;", "😀", "{{object.env}}", "%s"):
            self.assertIn(words, case.body)
        self.assertNotIn("\u202e", case.body + case.subject + case.writer_name)
        self.assertNotIn("\n", case.subject)

    def test_a_nul_sign_is_left_out(self):
        self._send(text=TEXT + "\x00конец")
        self.assertIn("конец", self._cases().body)

    def test_a_text_of_a_megabyte_comes_back_whole(self):
        text = "слово " * 90_000
        page = self._send(text=text)
        self.assertIn("длиннее 20\xa0000 знаков", page.text)
        self.assertGreater(page.text.count("слово"), 89_000)
        self.assertFalse(self._cases())
