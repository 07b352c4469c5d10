"""п. 5, 13: the client sees how the message is doing, without an account."""

import logging

from odoo.tests import HttpCase, tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestStatusPage(CaseCommon, HttpCase):
    def test_the_page_tells_the_step_and_the_term_but_no_words_of_the_letter(self):
        case = self._paper_letter(body="<p>Секретное слово</p>")
        page = self.url_open(case.status_url)
        self.assertEqual(page.status_code, 200)
        for words in (case.name, "Зарегистрировали", "не позднее", case.answer_term_spoken):
            self.assertIn(words, page.text)
        for secret in ("Секретное", case.subject, self.client.name):
            self.assertNotIn(secret, page.text)
        self.assertEqual(page.headers["Referrer-Policy"], "no-referrer")
        self.assertEqual(page.headers["Cache-Control"], "no-store")
        self.assertNotIn("Set-Cookie", page.headers)

    def test_the_access_log_hides_the_secret_of_the_link(self):
        values = ("/apk/case/7/0123456789abcdef", 200)
        record = logging.LogRecord("werkzeug", logging.INFO, "", 0, "GET %s %s", values, None)
        self.assertTrue(logging.getLogger("werkzeug").filter(record))
        self.assertEqual(record.getMessage(), "GET /apk/case/7/… 200")

    def test_a_stranger_learns_nothing(self):
        case = self._paper_letter()
        wrong = case.status_url[:-4] + "0000"
        missing = case.status_url.replace(f"/{case.id}/", f"/{case.id + 10_000}/")
        pages = [self.url_open(url) for url in (wrong, missing)]
        self.assertEqual([page.status_code for page in pages], [404, 404])
        self.assertEqual(pages[0].text, pages[1].text)

    def test_the_page_loads_nothing_from_outside_and_needs_no_script(self):
        page = self.url_open(self._paper_letter().status_url).text
        self.assertNotIn("<script", page)
        self.assertNotIn("https://", page)
