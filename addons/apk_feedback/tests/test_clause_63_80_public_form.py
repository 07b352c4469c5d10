"""п. 63, 80: anybody may tell what they think: on a page, by a QR code of a place, in a block of the site."""

import re

from odoo.tests import tagged

from odoo.addons.apk_base.rules.flood import Allowance, Gate
from odoo.addons.apk_base.tests.refused import refused

from ..controllers import public_form
from ..messages import ENTRY_CODE_INVALID
from .common import STAMP, RatingCase


@tagged("post_install", "-at_install")
class TestClause63And80PublicForm(RatingCase):
    def setUp(self):
        super().setUp()
        self.patch(public_form, "GATE", Gate())

    def _entry(self, **values):
        return self.env["apk.feedback.entry"].create(
            {
                "name": "г. Шарья, ул. П. Морозова, д. 2",
                "code": "sharya-2",
                "kind": "place",
                "rated_subject": "visit",
                "source": "reception",
                "place": "sharya-2",
                **values,
            }
        )

    def _send(self, path="/apk/feedback", stamp=None, **marks):
        stamp = stamp or STAMP.search(self.url_open(path).text)[1]
        return self.url_open(path, data={"stamp": stamp, **(marks or {"c1": "5"})})

    def test_anybody_may_answer_on_the_public_page(self):
        self.assertIn("Спасибо", self._send().text)
        [answer] = self._waiting()
        self.assertEqual(
            (answer["rated_subject"], answer["source"], answer["collection_mode"]),
            ("general", "site", "page"),
        )

    def test_the_public_page_asks_all_nine_and_offers_not_applicable(self):
        page = self.url_open("/apk/feedback").text
        for number in range(1, 10):
            self.assertIn(f'name="c{number}"', page)
        self.assertEqual(page.count('value="na"'), 8)  # all but the first

    def test_a_published_version_is_asked_at_once(self):
        form = self.env["apk.questionnaire"]._in_use("general")
        draft = form.browse(form.action_new_edition()["res_id"])
        draft.question_ids[0].wording = "Довольны ли вы?"
        self.assertNotIn("Довольны ли вы?", self.url_open("/apk/feedback").text)
        draft.action_publish()
        self.assertIn("Довольны ли вы?", self.url_open("/apk/feedback").text)

    def test_what_was_chosen_stays_where_something_is_missing(self):
        page = self._send(c5="4", comment="Долго ждали").text
        self.assertIn("Выберите одну оценку там, где ответ обязателен", page)
        self.assertRegex(page, r'name="c5" value="4" checked')
        self.assertIn("Долго ждали", page)
        self.assertNotRegex(self.url_open("/apk/feedback").text, r" checked|Долго ждали")

    def test_an_answer_without_a_mark_is_asked_for_one(self):
        form = self.env["apk.questionnaire"]._in_use("general")
        draft = form.browse(form.action_new_edition()["res_id"])
        draft.question_ids.is_required = False
        draft.action_publish()
        page = self._send(comment="Просто слова").text
        self.assertIn("Выберите хотя бы одну оценку", page)
        self.assertIn("Просто слова", page)
        self.assertFalse(self._waiting())

    def test_the_code_of_a_place_copies_the_place(self):
        self._entry()
        page = self.url_open("/apk/feedback/sharya-2").text
        self.assertIn("ул. П. Морозова, д. 2", page)
        self.assertIn('name="c6"', page)
        self._send("/apk/feedback/sharya-2")
        [answer] = self._waiting()
        self.assertEqual(
            (answer["rated_subject"], answer["source"], answer["place"], answer["collection_mode"]),
            ("visit", "reception", "sharya-2", "qr"),
        )

    def test_the_site_is_rated_by_its_functions_and_work(self):
        page = self.url_open("/apk/feedback/site").text
        self.assertIn("Насколько вы довольны функциями и работой сайта?", page)
        self._send("/apk/feedback/site", c7="4", found="partly")
        [answer] = self._waiting()
        self.assertEqual((answer["mark_7"], answer["choices"]), (4, {"found": "partly"}))

    def test_a_misprinted_code_shows_the_common_form(self):
        self.assertIn('name="c1"', self.url_open("/apk/feedback/sharja").text)

    def test_a_code_is_easy_to_type(self):
        for code in ("Шарья", "a", "UP", "thanks"):
            with refused(self, ENTRY_CODE_INVALID, "latin letters"):
                self._entry(code=code)

    def test_only_the_departments_site_may_frame_the_block(self):
        policy = self.opener.get(self.base_url() + "/apk/feedback/block").headers
        self.assertIn(
            "frame-ancestors https://apk.kostroma.gov.ru", policy["Content-Security-Policy"]
        )
        page = self.opener.get(self.base_url() + "/apk/feedback").headers
        self.assertIn("frame-ancestors 'none'", page["Content-Security-Policy"])

    def test_the_page_sets_no_cookie_and_loads_nothing_from_outside(self):
        page = self.opener.get(self.base_url() + "/apk/feedback")
        self.assertNotIn("Set-Cookie", page.headers)
        self.assertNotIn("<script", page.text)
        self.assertFalse(re.findall(r'(?:src|href)="(?:https?:)?//', page.text))

    def test_the_page_says_what_is_kept(self):
        page = self.url_open("/apk/feedback").text
        self.assertIn("Что мы сохраняем", page)
        self.assertIn("точное время", page)

    def test_a_form_sent_twice_is_kept_once(self):
        stamp = STAMP.search(self.url_open("/apk/feedback").text)[1]
        for _press in range(2):
            self.assertIn("Спасибо", self._send(stamp=stamp).text)
        self.assertEqual(len(self._waiting()), 1)

    def test_a_forged_stamp_is_asked_for_again_with_the_answers_kept(self):
        for stamp in ("x", "a.1.b", "abc.9999999.00", "é.1.2"):
            page = self._send(stamp=stamp, c1="3", comment="Текст")
            self.assertEqual(page.status_code, 429)
            self.assertRegex(page.text, r'name="c1" value="3" checked')
            self.assertIn("Текст", page.text)
        self.assertFalse(self._waiting())

    def test_a_flood_waits_a_meeting_of_thirty_does_not(self):
        self.patch(public_form, "GATE", Gate(Allowance(3, 6), Allowance(100, 100)))
        for _client in range(3):
            self.assertEqual(self._send().status_code, 200)
        late = self._send(c1="2")
        self.assertEqual(late.status_code, 429)
        self.assertIn("Подождите", late.text)
        self.assertRegex(late.text, r'name="c1" value="2" checked')
        self.assertEqual(len(self._waiting()), 3)

    def test_the_gate_remembers_no_address(self):
        self._send()
        self.assertNotIn("127.0.0.1", repr(public_form.GATE.buckets))
