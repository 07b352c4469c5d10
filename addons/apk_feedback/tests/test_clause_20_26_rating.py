"""п. 20, 26: the first reply and the closing answer carry a link to rate; the page asks about that very dealing."""

from odoo.tests import tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import SURVEY_LINK_MISSING
from .common import RatingCase


@tagged("post_install", "-at_install")
class TestClause20And26Rating(RatingCase):
    def _answer_the_case(self):
        self.case.answer_body = "<p>Документы примем до 1 декабря.</p>"
        self.case.action_send_answer()
        return self._link("answer")

    def test_the_first_reply_offers_to_rate(self):
        notice = self.case.delivery_ids.body
        self.assertIn("Оцените, пожалуйста, удобно ли было отправить сообщение", notice)
        self.assertIn("/apk/rate/", notice)

    def test_the_closing_answer_offers_to_rate_by_a_link_of_its_own(self):
        self.assertNotEqual(self._answer_the_case(), self._link("first_reply"))

    def test_a_closing_answer_without_the_link_does_not_leave(self):
        self.env.ref("apk_client.notice_layout").arch = '<div><t t-out="body"/></div>'
        with refused(self, SURVEY_LINK_MISSING, "clause 26"):
            self._answer_the_case()
        self.assertNotIn("answer", self.case.delivery_ids.mapped("document"))

    def test_after_the_first_reply_sending_is_rated(self):
        page = self.url_open(self._link()).text
        self.assertIn("Насколько удобно было отправить нам сообщение?", page)
        self.assertNotIn('name="c1"', page)

    def test_after_the_answer_the_parameters_of_clause_81_are_asked(self):
        page = self.url_open(self._answer_the_case()).text
        for number in (1, 2, 3, 4, 5, 8):
            self.assertIn(f'name="c{number}"', page)

    def test_place_interface_and_refusal_are_asked_from_those_whom_they_concern(self):
        page = self.url_open(self._answer_the_case()).text  # came by e-mail, no refusal
        for number in (6, 7, 9):
            self.assertNotIn(f'name="c{number}"', page)

    def test_a_refused_client_rates_the_explanation(self):
        self.case.write(
            {"is_refusal": True, "refusal_grounds": "Нет сметы", "refusal_next_steps": "Пришлите"}
        )
        self.assertIn('name="c9"', self.url_open(self._answer_the_case()).text)

    def test_a_client_who_came_in_person_rates_the_place(self):
        self.case.intake_channel_id = self.env.ref("apk_client.channel_hand")
        self.assertIn('name="c6"', self.url_open(self._answer_the_case()).text)

    def test_looking_at_the_page_changes_nothing(self):
        for open_page in (self.url_open, lambda url: self.opener.head(url)):
            self.assertEqual(open_page(self._link()).status_code, 200)
        self.assertFalse(self._waiting())
        self.assertIn('type="radio"', self.url_open(self._link()).text)

    def test_what_was_marked_is_kept_with_its_context(self):
        page = self.url_open(
            self._answer_the_case(), data={"c1": "4", "c5": "na", "comment": "Ждал Петрова И.И."}
        )
        self.assertIn("Спасибо", page.text)
        [answer] = self._waiting()
        self.assertEqual((answer["mark_1"], answer["mark_5"]), (4, -1))
        self.assertNotIn("mark_2", answer)
        self.assertEqual(answer["comment"], "Ждал [имя]")
        self.assertEqual(
            (
                answer["rated_subject"],
                answer["source"],
                answer["channel"],
                answer["collection_mode"],
            ),
            ("answer", "email", "email", "notice"),
        )

    def test_a_link_is_good_for_one_answer(self):
        self.url_open(self._link(), data={"c3": "5"})
        again = self.url_open(self._link(), data={"c3": "1"})
        self.assertIn("уже не действует", again.text)
        self.assertEqual([answer["mark_3"] for answer in self._waiting()], [5])

    def test_without_the_necessary_mark_the_question_is_asked_again(self):
        for data in ({"x": "1"}, {"c3": ""}, {"c3": "6"}, {"c3": "пять"}, {"c3": "na"}):
            page = self.url_open(self._link(), data=data)
            self.assertIn("Выберите одну оценку", page.text, data)
        self.assertFalse(self._waiting())
        self.url_open(self._link(), data={"c3": "3"})
        self.assertEqual(len(self._waiting()), 1)

    def test_what_was_typed_survives_a_missing_mark(self):
        link = self._answer_the_case()
        page = self.url_open(link, data={"c5": "2", "comment": "<b>Долго</b>"}).text
        self.assertRegex(page, r'name="c5" value="2" checked')
        self.assertIn("&lt;b&gt;Долго&lt;/b&gt;", page)

    def test_the_error_is_tied_to_the_field(self):
        page = self.url_open(self._link(), data={"c3": ""}).text
        self.assertIn("<title>Ошибка: ", page)
        self.assertIn('aria-describedby="error-c3"', page)
        self.assertIn('id="error-c3"', page)
        self.assertIn('href="#c3"', page)
        self.assertNotIn("aria-invalid", self.url_open(self._link()).text)

    def test_a_file_instead_of_a_mark_is_no_mark(self):
        page = self.url_open(self._link(), files={"c3": ("mark.txt", b"5")})
        self.assertIn("Выберите одну оценку", page.text)

    def test_a_link_lengthened_on_its_way_still_opens(self):
        page = self.url_open(self._link() + "?utm_source=mail")
        self.assertIn('type="radio"', page.text)

    def test_a_stranger_cannot_tell_a_spent_link_from_a_wrong_one(self):
        self.url_open(self._link(), data={"c3": "5"})
        wrong = self._link().rpartition("/")[0] + "/" + "x" * 32
        for data in (None, {"c3": "5"}, {"c3": ""}):
            spent_page = self.url_open(self._link(), data=data)
            wrong_page = self.url_open(wrong, data=data)
            self.assertEqual(spent_page.status_code, wrong_page.status_code)
            self.assertEqual(spent_page.text, wrong_page.text)
