"""п. 20, 57; ГОСТ Р 7.0.97-2025: a letter on paper has a QR code and a code to type, never the long secret of a link."""

import io
import re

from pypdf import PdfReader

from odoo.tests import tagged

from odoo.addons.apk_base.printing.letter_pdf import letters_pdf

from .public_routes import RATE, PublicRoutesCase

CODE = re.compile(r"(?:[0-9a-z]{4}-){3}[0-9a-z]{4}")


@tagged("post_install", "-at_install")
class TestCodesTypedFromPaper(PublicRoutesCase):
    def _printed(self, delivery):
        pages = PdfReader(io.BytesIO(letters_pdf([delivery._for_paper()._letter()]))).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    def test_a_letter_has_codes_and_no_secret(self):
        delivery = self.case.delivery_ids[:1]
        text = self._printed(delivery)
        token = RATE.search(delivery.body)[0].rpartition("/")[2]
        self.assertNotIn(token, text.replace(" ", ""))
        self.assertIn("/apk/rate", text)
        self.assertEqual(CODE.findall(text), ["-".join(re.findall("....", token[:16]))])
        self.assertIn("/apk/case", text)
        self.assertIn(f"код {self.case.status_code}", text)

    def test_the_code_of_a_rating_opens_it_and_is_spent_with_it(self):
        code = CODE.search(self._printed(self.case.delivery_ids[:1]))[0]
        typed = code.upper().replace("-", " ")
        page = self.url_open("/apk/rate", data={"code": typed})
        self.assertRegex(page.url, "/apk/rate/[0-9a-z]{16}$")
        self.assertIn('type="radio"', page.text)
        invitation = self.env["apk.invitation"].sudo()
        self.assertTrue(invitation._spend(code))
        token = RATE.search(self.case.delivery_ids[:1].body)[0].rpartition("/")[2]
        self.assertFalse(invitation._spend(token), "the link is spent with its code")
        page = self.url_open("/apk/rate", data={"code": code})
        self.assertEqual(page.status_code, 404)
        self.assertIn("Такого кода нет", page.text)

    def test_the_code_of_a_visit_opens_it(self):
        visit, path = self._held_visit()
        code = path.rpartition("/")[2][:16]
        page = self.url_open("/apk/visit", data={"code": code})
        self.assertEqual(page.status_code, 200)
        self.assertIn(visit.sudo().place_id.name, page.text)

    def test_a_wrong_code_or_half_of_a_link_opens_nothing(self):
        _visit, path = self._held_visit()
        token = path.rpartition("/")[2]
        for page in ("/apk/visit", "/apk/rate"):
            self.assertEqual(self.url_open(page).status_code, 200)
            for code in ("", "0000-0000-0000-0000", token[:15], token[1:17], token[:17], "<b>"):
                answer = self.url_open(page, data={"code": code})
                self.assertEqual((answer.status_code, answer.url.endswith(page)), (404, True), code)

    def test_the_code_of_a_message_is_asked_with_its_number(self):
        self.assertIn("Код из нашего письма", self.url_open("/apk/case").text)
        data = {"number": self.case.name, "code": self.case.status_code}
        page = self.url_open("/apk/case", data=data)
        self.assertIn(self.case._status_path(), page.url)
