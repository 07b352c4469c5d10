"""п. 51: what is asked of the base in vain is seen by those who write, and nobody can tell who has asked."""

from odoo.tests import HttpCase, freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..controllers import faq
from ..messages import SEARCH_IS_DECIDED
from .common import KnowledgeCommon


@tagged("post_install", "-at_install")
class TestClause51AskedInVain(KnowledgeCommon, HttpCase):
    def setUp(self):
        super().setUp()
        self.patch(faq, "SEARCHES", faq.Gate(faq.ONE_VOTE_A_DAY))

    def _searches(self):
        self.env.invalidate_all()
        return self.env["apk.vain.search"].search([])

    def _ask(self, text):
        return self.url_open("/apk/faq", params={"q": text}).text

    def test_what_a_client_asks_in_vain_is_counted_without_the_client(self):
        self.assertIn("Ничего не нашли", self._ask("Разведение страусов!"))
        self._ask("разведение страусов")
        search = self._searches()
        self.assertEqual((search.words, search.source), ("разведение страусов", "public"))
        self.assertEqual(search.count, 1, "one address counts once a day")
        columns = set(search._fields)
        self.assertFalse(columns & {"create_uid", "create_date", "write_uid", "write_date"})

    def test_what_is_found_is_not_counted(self):
        self._published("Гранты на пасеки", is_public=True)
        self.assertIn("<mark>Гранты</mark>", self._ask("грант на пасеку"))
        self.assertFalse(self._searches())

    def test_a_word_of_no_article_counts_though_something_was_found(self):
        self._published("Гранты на пасеки", is_public=True)
        self.assertIn("<mark>Гранты</mark>", self._ask("грант на страусов"))
        self.assertEqual(self._searches().unknown, "страусов")

    def test_names_numbers_and_addresses_are_not_kept(self):
        for text in (
            "Иванов Пётр Сергеевич страусы",
            "иванова мария страусы",
            "страусы 8 910 123-45-67",
            "страусы ivanov@mail.ru",
            "страусы СП-2026/000123",
        ):
            self._ask(text)
        self.assertEqual(self._searches().mapped("words"), ["страусы"])

    def test_nothing_is_kept_of_a_number_alone(self):
        self._ask("+7 910 123-45-67")
        self._ask("иванов")
        self.assertFalse(self._searches())

    def test_an_employee_who_has_typed_the_question_is_counted_and_one_who_types_is_not(self):
        articles = self.env["apk.article"].with_user(self.reader)
        articles.search_text("страусы", is_typing=True)
        self.assertFalse(self._searches())
        articles.search_text("страусы")
        articles.search_text("страусы")
        search = self._searches()
        self.assertEqual((search.source, search.count), ("staff", 2))

    def test_a_unit_takes_its_question_and_begins_the_article(self):
        self._ask("разведение страусов")
        search = self._searches().with_user(self.editor)
        opened = search.action_write_article()
        gap = self.env["apk.knowledge.gap"].search([("question", "=", "разведение страусов")])
        self.assertEqual((gap.unit_id, search.state), (self.unit, "gap"))
        self.assertEqual(opened["context"]["default_name"], "разведение страусов")
        with refused(self, SEARCH_IS_DECIDED, "страусов"):
            search.action_decline()

    def test_a_review_shows_what_was_asked_since_the_last_one(self):
        with freeze_time("2026-11-02 09:00:00"):  # Mon 12:00 in Kostroma
            self.env["apk.vain.search"]._note("разведение страусов", "public")
            self.env["apk.knowledge.review"]._cron_reviews()
            review = self.env["apk.knowledge.review"].search(
                [("unit_id", "=", self.unit.id), ("month", "=", "2026-11-01")]
            )
        mine = review.with_user(self.head)
        with freeze_time("2026-11-05 09:00:00"):  # Thu
            self.assertEqual(mine.vain_ids.words, "разведение страусов")
            mine.action_no_changes()
        self.assertIn("разведение страусов", review.shown)
        with freeze_time("2026-12-01 09:00:00"):  # Tue
            self.env["apk.knowledge.review"]._cron_reviews()
            following = self.env["apk.knowledge.review"].search(
                [("unit_id", "=", self.unit.id), ("month", "=", "2026-12-01")]
            )
            self.assertFalse(following.vain_ids)

    def test_what_nobody_asks_for_a_year_is_forgotten(self):
        with freeze_time("2026-11-02 09:00:00"):  # Mon
            self.env["apk.vain.search"]._note("разведение страусов", "public")
        with freeze_time("2027-11-03 09:00:00"):  # Wed
            self.env["apk.vain.search"].sudo()._forget_old()
        self.assertFalse(self._searches())
