"""п. 44–48: one base for all employees, sections by function, four kinds for each, versions that can be compared."""

from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused

from ..messages import (
    ARTICLE_IS_EMPTY,
    CHANGES_NOT_DESCRIBED,
    ONLY_THE_HEAD_PUBLISHES,
    READERS_WOULD_SEE_IT,
    TITLE_IS_PUBLISHED,
    VERSION_IS_FINAL,
)
from ..models.apk_article import MANDATORY_KINDS
from .common import KnowledgeCommon


@tagged("post_install", "-at_install")
class TestClause4448Articles(KnowledgeCommon):
    def test_the_unit_of_the_function_owns_the_article(self):
        self.assertEqual(self._draft().unit_id, self.unit)

    def test_every_employee_reads_what_is_published_and_no_draft(self):
        draft, published = self._draft("Черновик"), self._published()
        self.assertTrue(published.with_user(self.reader).has_access("read"))
        self.assertFalse(draft.with_user(self.reader).has_access("read"))
        self.assertFalse(published.with_user(self.reader).has_access("write"))
        with self.assertRaisesRegex(AccessError, "draft_body"):
            published.with_user(self.reader).read(["draft_body"])

    def test_a_stranger_to_the_unit_edits_nothing(self):
        other = new_test_user(self.env, "t-other-editor", "apk_base.group_editor")
        article = self._published().with_user(other)
        with self.assertRaisesRegex(AccessError, "apk.article"):
            article.draft_body = "<p>чужое</p>"

    def test_the_head_publishes_and_the_editor_asks(self):
        article = self._draft()
        with refused(self, ONLY_THE_HEAD_PUBLISHES, "head"):
            article.action_publish()
        article.action_submit()
        self.assertEqual(article.state, "to_approve")
        self.assertEqual(article.activity_ids.user_id, self.head)
        article.with_user(self.head).action_publish()
        self.assertEqual(article.state, "published")
        self.assertFalse(article.sudo().activity_ids)

    def test_nobody_types_in_the_text_in_force(self):
        article = self._published()
        for values in ({"body": "<p>x</p>"}, {"state": "published"}, {"published_at": False}):
            with refused(self, FILLED_BY_THE_SYSTEM):
                article.with_user(self.head).write(values)
        with refused(self, FILLED_BY_THE_SYSTEM):
            self._draft(body="x", state="published")

    def test_readers_see_the_former_text_until_the_new_one_is_published(self):
        article = self._published()
        article.draft_body = "<p>Бизнес-план не нужен.</p>"
        seen = article.with_user(self.reader)
        self.assertIn("Нужен бизнес-план", seen.body)
        self.assertTrue(article.has_draft)
        with refused(self, CHANGES_NOT_DESCRIBED):
            article.with_user(self.head).action_publish()
        article.changes = "План больше не требуют"
        article.with_user(self.head).action_publish()
        self.assertIn("не нужен", seen.body)

    def test_an_editor_shows_readers_nothing_past_the_head(self):
        article = self._published()
        file = self.env["ir.attachment"].with_user(self.head).create({"name": "тайна.txt"})
        for values in (
            {"is_public": True},
            {"attachment_ids": file.ids},
            {"valid_to": "2027-01-01"},
            {"active": False},
        ):
            with refused(self, READERS_WOULD_SEE_IT, self.unit.name):
                article.with_user(self.editor).write(values)
            article.with_user(self.head).write(values)

    def test_a_new_title_waits_for_publication_and_is_a_version(self):
        article = self._published()
        for user in (self.editor, self.head):
            with refused(self, TITLE_IS_PUBLISHED, "Draft"):
                article.with_user(user).name = "Грант на пасеку"
        article.write({"draft_name": "Грант на пасеку", "changes": "Название"})
        self.assertEqual((article.name, article.state), ("Грант на ульи", "draft"))
        article.with_user(self.head).action_publish()
        self.assertEqual((article.name, article.draft_name), ("Грант на пасеку", False))
        article.invalidate_recordset(["version_ids"])
        self.assertEqual(article.version_ids.mapped("name"), ["Грант на пасеку", "Грант на ульи"])

    def test_versions_are_compared_and_restored(self):
        article = self._published()
        article.write({"draft_body": "<p>Нужен короткий план.</p>", "changes": "Короче"})
        article.with_user(self.head).action_publish()
        article.invalidate_recordset(["version_ids"])
        new, old = article.version_ids
        self.assertEqual((new.number, old.number), (2, 1))
        self.assertIn("<ins>короткий план.", new.difference)
        self.assertIn("<del>бизнес-план.", new.difference)
        with refused(self, VERSION_IS_FINAL):
            old.sudo().body = "x"
        with refused(self, VERSION_IS_FINAL):
            old.sudo().unlink()
        old.with_user(self.editor).action_restore()
        self.assertIn("бизнес-план", article.draft_body)
        self.assertEqual(article.state, "draft")

    def test_an_empty_article_is_not_published(self):
        with refused(self, ARTICLE_IS_EMPTY):
            self._draft(body=False).with_user(self.head).action_publish()

    def test_markup_in_a_text_does_not_become_markup_of_the_difference(self):
        article = self._published(body="<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")
        self.assertNotIn("<script", article.version_ids.difference)

    def test_what_a_function_lacks_is_seen(self):
        self.assertFalse(self.function.is_covered)
        seen = self.function.with_user(self.head)
        self.assertEqual((seen.missing, seen.waiting), ("", "questions, templates, decisions"))
        self.env["apk.article"].search([("state", "=", "to_approve")]).sudo().state = "draft"
        self.env.invalidate_all()
        self.assertEqual((seen.missing, seen.waiting), ("questions, templates, decisions", ""))
        for kind in ("faq", "reply_template", "decision", "contacts"):
            self._published(kind, kind=kind)
        self.env.invalidate_all()
        self.assertTrue(self.function.is_covered)
        self.assertFalse(self.function.missing)
        covered = self.env["apk.function"].search([("is_covered", "=", True)])
        self.assertIn(self.function, covered)
        self.assertNotIn(
            self.function, self.env["apk.function"].search([("is_covered", "=", False)])
        )

    def test_every_function_has_a_unit_that_is_responsible_for_its_area(self):
        functions = self.env["apk.function"].search([])
        self.assertEqual(functions.area_id, self.env["apk.area"].search([]))
        for function in functions:
            self.assertIn(function.unit_id, function.area_id.unit_ids, function.name)

    def test_the_seed_has_every_mandatory_kind_for_every_function(self):
        articles = self.env["apk.article"].search([])
        for function in self.env["apk.function"].search([]):
            kinds = articles.filtered(lambda one, f=function: f in one.function_ids).mapped("kind")
            self.assertLessEqual(set(MANDATORY_KINDS), set(kinds), function.name)

    def test_measures_of_a_year_end_with_the_year(self):
        measures = self.env["apk.article"].search([("valid_to", "!=", False)])
        self.assertGreaterEqual(len(measures), 12)
        self.assertEqual(set(measures.mapped("valid_to")), {date(2026, 12, 31)})

    def test_the_seed_has_scripts_in_force_and_twenty_questions_to_approve(self):
        articles = self.env["apk.article"]
        scripts = (
            "greeting",
            "need",
            "farewell",
            "callback",
            "outgoing",
            "returning",
            "missed",
            "transfer",
            "out_of_scope",
        )
        for code in scripts:
            self.assertTrue(articles._script(code).body, code)
        waiting = articles.search([("kind", "=", "faq"), ("state", "=", "to_approve")])
        self.assertGreaterEqual(len(waiting), 20)
