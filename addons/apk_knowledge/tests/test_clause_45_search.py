"""п. 45: whoever asks finds: any word form, slips of the fingers, abbreviations, the wrong keyboard layout."""

from odoo.tests import HttpCase, freeze_time, tagged

from odoo.addons.apk_base.rules.flood import ONE_VOTE_A_DAY, Gate

from ..controllers import faq
from .common import KnowledgeCommon

ARTICLES = {
    "Субсидия на племенных нетелей": "Возместим часть затрат на покупку нетелей молочного направления.",
    "Регистрация трактора": "Привезите машину на осмотр, возьмите полис и чек об оплате.",
    "Грант крестьянскому фермерскому хозяйству": "Заявку подаёт глава хозяйства.",
    "Учёт пчелиных семей": "Пасеку обследует ветеринарный врач, выдаёт паспорт пасеки.",
}


@tagged("post_install", "-at_install")
class TestClause45Search(KnowledgeCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for name, text in ARTICLES.items():
            cls._published(name, f"<p>{text}</p>", is_public=True)

    def _first(self, text, **options):
        found = self.env["apk.article"].with_user(self.reader).search_text(text, **options)
        return found[0]["name"] if found else None

    def test_questions_of_every_kind(self):
        for asked, name in (
            ("племенная нетель", "Субсидия на племенных нетелей"),
            ("возмещение за нетелей", "Субсидия на племенных нетелей"),
            ("ПЛЕМЕННЫМИ НЕТЕЛЯМИ", "Субсидия на племенных нетелей"),
            ("племеных нетелй", "Субсидия на племенных нетелей"),
            ("регистрацыя тракторов", "Регистрация трактора"),
            ("htubcnhfwbz nhfrnjhf", "Регистрация трактора"),
            ("грант для КФХ", "Грант крестьянскому фермерскому хозяйству"),
            ("учет пчёл", "Учёт пчелиных семей"),
            ("паспорт где взять на пасеку", "Учёт пчелиных семей"),
        ):
            self.assertEqual(self._first(asked), name, asked)

    def test_what_nobody_sees_in_a_text_hides_no_word(self):
        """A Latin «c», a word half in bold, soft hyphens: as texts come out of Word."""
        text = "<p>Возме<b>ща</b>ем <i>с</i>аженцы, хме\u00adле\u00adводство, cтрахование.</p>"
        self._published("Хмель", text, is_public=True)
        for asked in ("возмещаем саженцы", "хмелеводство", "страхование", "cтрахование"):
            self.assertEqual(self._first(asked), "Хмель", asked)
        (found, *_rest) = self.env["apk.article"].search_text("страхование")
        self.assertIn("<mark>страхование</mark>", found["snippet"])
        self.assertNotIn("\u00ad", found["snippet"])

    def test_new_keywords_of_a_published_article_are_found_at_once(self):
        article = self._published("Хмель")
        article.with_user(self.editor).keywords = "пивоваренное сырьё"
        self.assertEqual(self._first("пивоваренное сырье"), "Хмель")

    def test_results_come_while_typing(self):
        self.assertEqual(self._first("пасе", is_typing=True), "Учёт пчелиных семей")

    def test_found_words_are_marked_and_nothing_else_is_markup(self):
        self._published("Опасный", "<p>Пасечник &lt;img src=x onerror=alert(1)&gt; спросил</p>")
        found = self.env["apk.article"].search_text("пасечник")[0]
        self.assertIn("<mark>Пасечник</mark>", found["snippet"])
        self.assertNotIn("<img", found["snippet"])

    def test_found_words_are_marked_in_the_title_too(self):
        self._published("Опасный <b>мерин</b>", "<p>Лошадь.</p>")
        found = self.env["apk.article"].search_text("мерины")[0]
        self.assertEqual(found["title"], "Опасный &lt;b&gt;<mark>мерин</mark>&lt;/b&gt;")
        self.assertEqual(found["name"], "Опасный <b>мерин</b>")

    def test_operators_and_nonsense_break_nothing(self):
        for asked in ("", "  ", "' & | !", "a:*", "((", "и на как", "абракадабра", "%", "x" * 5000):
            self.env["apk.article"].search_text(asked)

    def test_a_draft_and_an_expired_article_are_not_found(self):
        self._draft("Тайна гусеводства")
        self._published("Старое гусеводство", valid_to="2020-01-01")
        self.assertIsNone(self._first("гусеводство"))

    def test_the_last_day_is_the_last_day_in_kostroma(self):
        """Neither a clerk whose clock is in Vladivostok nor a server in Greenwich moves it."""
        article = self._published("Льгота до нового года", valid_to="2026-12-31")
        for utc, is_found in (("2026-12-31 20:59", True), ("2026-12-31 21:01", False)):
            for zone in ("Asia/Vladivostok", "UTC", False):
                with self.subTest(utc=utc, zone=zone), freeze_time(utc):
                    articles = self.env["apk.article"].with_context(tz=zone)
                    found = articles.search(articles._in_force_domain())
                    self.assertEqual(article in found, is_found)

    def test_filters_narrow(self):
        self.assertIsNone(self._first("пасека", filters={"kind": "script"}))
        self.assertTrue(self._first("пасека", filters={"kind": "faq"}))

    def test_the_audience_is_a_filter_too(self):
        self._published("Для своих о пасеке")
        for audience, name in (
            ("public", "Учёт пчелиных семей"),
            ("staff", "Для своих о пасеке"),
        ):
            self.assertEqual(self._first("пасека", filters={"audience": audience}), name)

    def test_without_words_the_newest_are_shown(self):
        newest = self._published("Только что")
        found = self.env["apk.article"].with_user(self.reader).search_text("", limit=1)
        self.assertEqual(found[0]["id"], newest.id)

    def test_a_screen_cannot_ask_for_everything(self):
        found = self.env["apk.article"].search_text("", limit=10**6)
        self.assertLessEqual(len(found), 100)

    def test_the_search_box_of_the_list_finds_by_meaning(self):
        found = self.env["apk.article"].search([("asked", "ilike", "нетелями")])
        self.assertIn("Субсидия на племенных нетелей", found.mapped("name"))


@tagged("post_install", "-at_install")
class TestClause45Public(KnowledgeCommon, HttpCase):
    def setUp(self):
        super().setUp()
        self.patch(faq, "VOTES", Gate(ONE_VOTE_A_DAY))
        self.public = self._published("Грант на пасеку", is_public=True)
        self.internal = self._published("Служебное о пасеке")
        self.draft = self._draft("Черновик о пасеке", is_public=True)

    def test_clients_find_what_is_public_and_nothing_else(self):
        page = self.url_open("/apk/faq?q=пасеку").text
        self.assertIn("Грант на <mark>пасеку</mark>", page)
        for secret in ("Служебное", "Черновик"):
            self.assertNotIn(secret, page)
            self.assertNotIn(secret, self.url_open("/apk/faq").text)
        for hidden in (self.internal, self.draft):
            self.assertEqual(self.url_open(f"/apk/faq/{hidden.id}").status_code, 404)
        self.assertNotIn("<script", page)

    def test_an_edited_article_shows_the_published_words(self):
        self.public.draft_body = "<p>Неутверждённое</p>"
        page = self.url_open(f"/apk/faq/{self.public.id}")
        self.assertIn("бизнес-план", page.text)
        self.assertNotIn("Неутверждённое", page.text)

    def test_files_of_other_articles_do_not_leak(self):
        files = self.env["ir.attachment"].create(
            [{"name": "бланк.txt", "raw": b"form"}, {"name": "тайна.txt", "raw": b"secret"}]
        )
        self.public.sudo().attachment_ids = files[0]
        self.internal.sudo().attachment_ids = files[1]
        url = f"/apk/faq/{self.public.id}"
        self.assertEqual(self.url_open(f"{url}/{files[0].id}").content, b"form")
        self.assertEqual(self.url_open(f"{url}/{files[1].id}").status_code, 404)

    def test_a_mark_counts_by_post_alone(self):
        url = f"/apk/faq/{self.public.id}"
        self.url_open(f"{url}?helped=no")
        self.assertEqual(self.public.unhelpful_count, 0)
        answer = self.url_open(url, data={"helped": "no"})
        self.assertIn("Спасибо", answer.text)
        self.env.invalidate_all()
        self.assertEqual(self.public.unhelpful_count, 1)

    def test_one_address_marks_an_answer_once_a_day_and_is_remembered_nowhere(self):
        url = f"/apk/faq/{self.public.id}"
        for _press in range(5):
            self.assertIn("Спасибо", self.url_open(url, data={"helped": "no"}).text)
        self.env.invalidate_all()
        self.assertEqual(self.public.unhelpful_count, 1)
        self.assertNotIn("127.0.0.1", repr(faq.VOTES.buckets))

    def test_the_sitemap_names_public_articles(self):
        page = self.url_open("/apk/faq/sitemap.xml")
        self.assertIn("xml", page.headers["Content-Type"])
        self.assertIn(f"/apk/faq/{self.public.id}<", page.text)
        self.assertNotIn(f"/apk/faq/{self.internal.id}<", page.text)
