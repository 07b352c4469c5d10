"""п. 5, 13: the client sees how the message is doing, without an account."""

import logging

from odoo.tests import HttpCase, tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestStatusPage(CaseCommon, HttpCase):
    def test_the_page_tells_the_step_and_the_term_but_no_words_of_the_message(self):
        case = self._paper_case(body="<p>Секретное слово</p>")
        page = self.url_open(case.status_url)
        self.assertEqual(page.status_code, 200)
        for words in (case.name, "Зарегистрировали", "не позднее", case.answer_term_text):
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
        case = self._paper_case()
        wrong = case.status_url[:-4] + "0000"
        missing = case.status_url.replace(f"/{case.id}/", f"/{case.id + 10_000}/")
        pages = [self.url_open(url) for url in (wrong, missing)]
        self.assertEqual([page.status_code for page in pages], [404, 404])
        self.assertEqual(pages[0].text, pages[1].text)

    def test_the_page_loads_nothing_from_outside_and_needs_no_script(self):
        page = self.url_open(self._paper_case().status_url).text
        self.assertNotIn("<script", page)
        self.assertNotIn("https://", page)

    def test_number_and_code_from_paper_open_the_same_page(self):
        case = self._paper_case()
        self.assertIn(case.status_code, self._deliveries(case, "first_reply").body)
        form = {
            "number": f" {case.name.lower()} ",
            "code": case.status_code.upper().replace("-", " "),
        }
        page = self.url_open("/apk/status", data=form)
        self.assertEqual(page.status_code, 200)
        self.assertIn(case.answer_term_text, page.text)

    def test_a_number_is_read_as_people_type_it(self):
        case = self._paper_case()
        year, serial = case.name.removeprefix("ОГ-").split("/")
        find = self.env["apk.case"]._find_by_number_and_code
        for typed in (f"№ ог {year}/{int(serial)}.", f"OГ–{year}\\{serial}", f"ог{year}-{serial}"):
            self.assertEqual(find(typed, case.status_code), case, typed)
        self.assertFalse(find(f"СП-{year}/{serial}", case.status_code))

    def test_a_code_is_read_as_people_type_it(self):
        case = self._paper_case()
        find, code = self.env["apk.case"]._find_by_number_and_code, case.status_code
        cyrillic = str.maketrans("abce", "авсе")
        for typed in (
            code.upper(),
            code.replace("-", " "),
            code.replace("-", "–"),
            code.replace("-", "\u00a0"),
            f"«{code}».",
            f"код {code}"[4:],
            code.translate(cyrillic),
            code.upper().translate(str.maketrans("ABCE", "АВСЕ")),
            code.replace("0", "o").replace("1", "l"),
            code.replace("0", "О").replace("3", "З"),
            f"\u200b{code}\n",
        ):
            self.assertEqual(find(case.name, typed), case, typed)
        self.assertFalse(find(case.name, code[:-1]))
        self.assertFalse(find(case.name, ""))

    def test_two_numbers_in_the_field_open_the_one_of_the_code(self):
        first, second = self._paper_case(), self._paper_case()
        find = self.env["apk.case"]._find_by_number_and_code
        both = f"{first.name}, {second.name}"
        self.assertEqual(find(both, second.status_code), second)
        self.assertEqual(find(both, first.status_code), first)

    def test_a_wrong_code_and_a_wrong_number_look_alike(self):
        case = self._paper_case()
        pages = [
            self.url_open("/apk/status", data={"number": number, "code": "00000-00000-00000-00000"})
            for number in (case.name, "ОГ-2026/999999", "%", "")
        ]
        self.assertEqual({page.status_code for page in pages}, {404})
        self.assertEqual(
            len(
                {
                    page.text.replace(case.name, "")
                    .replace("ОГ-2026/999999", "")
                    .replace('"%"', '""')
                    for page in pages
                }
            ),
            1,
        )

    def test_the_client_chooses_the_channel_and_looking_changes_nothing(self):
        case = self._paper_case()
        page = self.url_open(case.status_url)
        self.assertIn("письмо на бумаге, по почте", page.text)
        self.assertFalse(case.chosen_channel_id)
        for code in ("fax", "email", "email"):
            self.assertEqual(
                self.url_open(case.status_url, data={"channel": code}).status_code, 200
            )
        case.invalidate_recordset()
        self.assertEqual(case.chosen_channel_id, self._channel("email"))
        lines = self.env["apk.interaction"].search([("kind", "=", "choice")])
        self.assertEqual(len(lines), 1)

    def test_an_answered_message_offers_no_choice(self):
        case = self._paper_case()
        case._close_without_answer("Клиент благодарит")
        self.assertNotIn("<form", self.url_open(case.status_url).text)
