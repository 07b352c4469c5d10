"""п. 20, 26: the first reply and the closing letter carry a link to rate; the page asks one question."""

from datetime import date

from odoo.tests import freeze_time, tagged

from ..exceptions import SurveyLinkMissing
from .common import RatingCase


@tagged("post_install", "-at_install")
class TestClause20And26Rating(RatingCase):
    def test_the_first_reply_offers_to_rate(self):
        letter = self.case.delivery_ids.body
        self.assertIn("Оцените, пожалуйста, удобно ли было отправить сообщение", letter)
        self.assertIn("/apk/rate/", letter)

    def test_the_closing_letter_offers_to_rate_by_a_link_of_its_own(self):
        self.case.answer_body = "<p>Документы примем до 1 декабря.</p>"
        self.case.action_send_answer()
        self.assertNotEqual(self._link("answer"), self._link("first_reply"))

    def test_a_closing_letter_without_the_link_does_not_leave(self):
        self.env.ref("apk_client.letter").arch = '<div><t t-out="body"/></div>'
        self.case.answer_body = "<p>Документы примем до 1 декабря.</p>"
        with self.assertRaisesRegex(SurveyLinkMissing, "clause 26"):
            self.case.action_send_answer()
        self.assertNotIn("answer", self.case.delivery_ids.mapped("document"))

    def test_looking_at_the_page_changes_nothing(self):
        for open_page in (self.url_open, lambda url: self.opener.head(url)):
            self.assertEqual(open_page(self._link()).status_code, 200)
        self.assertFalse(self._answers())
        self.assertIn('type="radio"', self.url_open(self._link()).text)

    @freeze_time("2026-11-23 09:00:00")  # Mon 12:00 in Kostroma
    def test_one_answer_is_kept_with_its_month(self):
        page = self.url_open(self._link(), data={"score": "4"})
        self.assertIn("Спасибо", page.text)
        self.assertRecordValues(
            self._answers(),
            [{"score": 4, "document": "first_reply", "month": date(2026, 11, 1)}],
        )

    @freeze_time("2026-11-30 21:30:00")  # Tue 2026-12-01 00:30 in Kostroma
    def test_the_month_is_the_month_of_kostroma(self):
        self.url_open(self._link(), data={"score": "5"})
        self.assertEqual(self._answers().month, date(2026, 12, 1))

    def test_a_month_is_shown_without_a_day(self):
        self.env["apk.answer"]._record("answer", 5)
        answer = self._answers()
        answer.month = date(2026, 11, 1)
        self.assertEqual(answer.with_context(lang="ru_RU").display_name, "ноябрь 2026")

    def test_a_link_is_good_for_one_answer(self):
        self.url_open(self._link(), data={"score": "5"})
        again = self.url_open(self._link(), data={"score": "1"})
        self.assertIn("уже не действует", again.text)
        self.assertEqual(self._answers().mapped("score"), [5])

    def test_without_a_mark_the_question_is_asked_again(self):
        for data in ({"x": "1"}, {"score": ""}, {"score": "6"}, {"score": "пять"}):
            page = self.url_open(self._link(), data=data)
            self.assertIn("Выберите одну оценку", page.text, data)
        self.assertFalse(self._answers())
        self.url_open(self._link(), data={"score": "3"})
        self.assertEqual(self._answers().mapped("score"), [3])

    def test_the_error_is_tied_to_the_field(self):
        page = self.url_open(self._link(), data={"score": ""}).text
        self.assertIn("<title>Ошибка: ", page)
        self.assertIn('aria-describedby="apk-error"', page)
        self.assertIn('id="apk-error"', page)
        self.assertEqual(page.count('aria-invalid="true"'), 5)
        self.assertNotIn("aria-invalid", self.url_open(self._link()).text)

    def test_a_file_instead_of_a_mark_is_no_mark(self):
        page = self.url_open(self._link(), files={"score": ("mark.txt", b"5")})
        self.assertIn("Выберите одну оценку", page.text)

    def test_a_link_lengthened_on_its_way_still_opens(self):
        page = self.url_open(self._link() + "?utm_source=mail")
        self.assertIn('type="radio"', page.text)

    def test_a_stranger_cannot_tell_a_spent_link_from_a_wrong_one(self):
        self.url_open(self._link(), data={"score": "5"})
        wrong = self._link().rpartition("/")[0] + "/" + "x" * 32
        for data in (None, {"score": "5"}, {"score": ""}):
            spent_page = self.url_open(self._link(), data=data)
            wrong_page = self.url_open(wrong, data=data)
            self.assertEqual(spent_page.status_code, wrong_page.status_code)
            self.assertEqual(spent_page.text, wrong_page.text)
