"""Who may do what with the knowledge base: every role, every model, every operation; a missing row is a failure."""

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, new_test_user, tagged

from odoo.addons.apk_base.tests.access_matrix import check_complete, check_rights

from .common import KnowledgeCommon

ROLES = (
    "reader",
    "operator",
    "specialist",
    "editor",
    "head",
    "controller",
    "officer",
    "administrator",
)
# Columns stand in the order of ROLES.
MATRIX = """
apk.function           r    r    r    r    r    r    r    rwcu
apk.article            r    r    r    rwc  rwc  r    r    rwc
apk.article.version    r    r    r    r    r    r    r    r
apk.article.use        r    r    r    r    r    r    r    r
apk.article.vote       r    r    r    r    r    r    r    r
apk.article.word       -    -    -    -    -    -    -    r
apk.article.import     -    -    -    rwcu rwcu -    -    rwcu
apk.legal.act          r    r    r    rwc  rwc  r    r    rwc
apk.synonym            r    r    r    rwcu rwcu r    r    rwcu
apk.knowledge.review   r    r    r    rw   rw   r    r    rw
apk.vain.search        r    r    r    r    r    r    r    r
apk.knowledge.gap      rc   rc   rc   rwc  rwc  rc   rc   rwc
"""


@tagged("post_install", "-at_install")
class TestAccessMatrix(KnowledgeCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for role, group in (
            ("operator", "group_operator"),
            ("specialist", "group_specialist"),
            ("controller", "group_controller"),
            ("officer", "group_client_officer"),
            ("administrator", "group_administrator"),
        ):
            setattr(cls, role, new_test_user(cls.env, f"t-{role}-k", f"apk_base.{group}"))

    def test_every_role_has_the_rights_of_the_table_and_no_other(self):
        check_rights(self, MATRIX, {role: getattr(self, role) for role in ROLES})

    def test_no_model_of_the_addon_is_forgotten(self):
        check_complete(self, MATRIX, "apk_knowledge")

    def test_the_section_of_another_unit_is_read_when_published_and_never_written(self):
        stranger = new_test_user(self.env, "t-stranger", "apk_base.group_head")
        self.env.ref("apk_base.unit_oorg").head_id = stranger
        draft, published = self._draft("Черновик"), self._published("Статья")
        self.assertFalse(draft.with_user(stranger).has_access("read"))
        self.assertTrue(published.with_user(stranger).has_access("read"))
        self.assertFalse(published.with_user(stranger).has_access("write"))
        with self.assertRaisesRegex(AccessError, r"\(apk.article\)"):
            self.env["apk.article"].with_user(stranger).create(
                {"name": "Чужая", "unit_id": self.unit.id, "draft_body": "x"}
            )

    def test_controllers_read_drafts_and_write_nothing(self):
        draft = self._draft().with_user(self.controller)
        self.assertTrue(draft.has_access("read"))
        self.assertFalse(draft.has_access("write"))


@tagged("post_install", "-at_install")
class TestNothingLeaks(KnowledgeCommon, HttpCase):
    """п. 45: clients read what is published for them today, and nothing else by any road."""

    WORD = "сапропель"

    def setUp(self):
        super().setUp()
        text = f"<p>Секретный {self.WORD} для полей.</p>"
        shown = self._published(f"Открытый {self.WORD}", text, is_public=True)
        archived = self._published("Архивный", text, is_public=True)
        archived.with_user(self.head).active = False
        self.shown = shown
        self.hidden = {
            "for employees": self._published("Служебный", text),
            "a draft": self._draft("Черновой", text, is_public=True),
            "expired": self._published("Отживший", text, is_public=True, valid_to="2020-01-01"),
            "not yet": self._published("Будущий", text, is_public=True, valid_from="2099-01-01"),
            "archived": archived,
        }
        for article in (shown, *self.hidden.values()):
            values = {"name": f"{article.id}.txt", "raw": b"file", "res_model": "apk.article"}
            article.sudo().attachment_ids = self.env["ir.attachment"].create(
                {**values, "res_id": article.id}
            )

    def test_no_road_leads_to_what_is_not_for_clients(self):
        pages = {
            path: self.url_open(path).text
            for path in (
                "/apk/faq",
                f"/apk/faq?q={self.WORD}",
                "/apk/faq/sitemap.xml",
                "/apk/faq?q=сапрапель",
            )
        }
        for why, article in self.hidden.items():
            for path, page in pages.items():
                self.assertNotIn(article.name, page, (why, path))
                self.assertNotIn(f"/apk/faq/{article.id}", page, (why, path))
            file = article.sudo().attachment_ids
            for path in (
                f"/apk/faq/{article.id}",
                f"/apk/faq/{article.id}/{file.id}",
                f"/apk/faq/{self.shown.id}/{file.id}",
                f"/web/content/{file.id}",
                f"/web/image/apk.article/{article.id}/body",
            ):
                answer = self.url_open(path, allow_redirects=False)
                self.assertNotEqual(
                    (answer.status_code, answer.content), (200, b"file"), (why, path)
                )
                self.assertNotIn(article.name, answer.text, (why, path))

    def test_what_is_shown_is_found_so_the_test_above_can_fail(self):
        page = self.url_open(f"/apk/faq?q={self.WORD}").text
        self.assertIn(f"/apk/faq/{self.shown.id}", page)
        file = self.shown.sudo().attachment_ids
        self.assertEqual(self.url_open(f"/apk/faq/{self.shown.id}/{file.id}").content, b"file")

    def test_the_calls_of_the_web_client_need_an_account(self):
        for method in ("search_text", "search_choices", "search_read"):
            answer = self.url_open(
                f"/web/dataset/call_kw/apk.article/{method}",
                json={
                    "params": {
                        "model": "apk.article",
                        "method": method,
                        "args": [self.WORD],
                        "kwargs": {},
                    }
                },
            ).json()
            self.assertIn("error", answer, method)
        self.assertIn(
            self.url_open("/apk/knowledge/archive.zip", allow_redirects=False).status_code,
            (302, 303),
        )

    def test_a_reader_with_an_account_finds_no_draft_and_reads_no_file_of_one(self):
        reader = self.env["apk.article"].with_user(self.reader)
        names = {one["name"] for one in reader.search_text(self.WORD, limit=50)}
        self.assertEqual(names, {self.shown.name, "Служебный"})
        file = self.hidden["a draft"].sudo().attachment_ids.with_user(self.reader)
        with self.assertRaisesRegex(AccessError, "ir.attachment"):
            file.check_access("read")

    def test_a_picture_of_a_public_answer_is_shown_by_its_own_address(self):
        article = self._draft("С рисунком", is_public=True)
        data = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        article.draft_body = article._import_images(
            f'<p style="color:red">Схема</p><img src="data:image/png;base64,{data}"/>', {}
        )
        article.with_user(self.head).action_publish()
        page = self.url_open(f"/apk/faq/{article.id}").text
        picture = article._embedded_files(article.body)
        self.assertIn(f'src="/apk/faq/{article.id}/{picture.id}"', page)
        self.assertIn('alt=""', page)
        self.assertNotIn("color:red", page)
        answer = self.url_open(f"/apk/faq/{article.id}/{picture.id}")
        self.assertEqual(answer.headers["Content-Type"], "image/png")
