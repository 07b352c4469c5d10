"""What an editor meets at the monthly review (п. 49)."""

from datetime import date

from odoo.tests import Form, freeze_time, tagged

from .common import KnowledgeCommon


@tagged("post_install", "-at_install")
class TestReviewScreen(KnowledgeCommon):
    def _monthly(self):
        with freeze_time("2026-11-02 06:00:00"):  # Mon
            self.env["apk.knowledge.review"]._cron_reviews()
        return self.env["apk.knowledge.review"].search(
            [("unit_id", "=", self.unit.id), ("month", "=", date(2026, 11, 1))]
        )

    def test_what_the_scheduler_writes_is_in_the_language_of_the_office(self):
        bodies = self._monthly().message_ids.mapped("body")
        self.assertFalse([words for words in bodies if "Review of the knowledge base" in words])

    def test_a_monthly_review_leads_to_the_articles_of_the_unit(self):
        review = self._monthly().with_user(self.head)
        opened = review.action_open_articles()
        articles = self.env["apk.article"].search(opened["domain"])
        self.assertTrue(articles)
        self.assertEqual(articles.unit_id, self.unit)
        self.assertEqual(review.unit_article_count, len(articles))
        listed = (
            self.env["apk.article"].with_context(**opened["context"]).get_view(view_type="list")
        )
        self.assertIn('default_order="published_at, name"', listed["arch"])

    def test_an_editor_who_may_read_no_deadline_sees_and_does_the_review(self):
        review = self._monthly().with_user(self.editor)
        self.assertFalse(self.env["apk.deadline"].with_user(self.editor).has_access("read"))
        self.env.invalidate_all()
        with freeze_time("2026-12-02 06:00:00"):  # Wed
            late = review.search([("has_overdue_deadline", "=", True)])
            self.assertIn(review, late)
            self.assertTrue(Form(review).has_overdue_deadline)
            self.env.invalidate_all()
            review.action_no_changes()
        self.assertEqual((review.state, review.done_by_id), ("done", self.editor))
        self.assertEqual(review.sudo().deadline_ids.state, "late")
        self.assertFalse(review.has_overdue_deadline)

    def test_a_mark_of_the_day_before_a_publication_at_night_is_of_the_old_text(self):
        review = self._monthly()
        with freeze_time("2026-11-20 22:00:00"):  # Sat 01:00 in Kostroma
            article = self._published()
        mark = {"article_id": article.id, "helped": False, "source": "staff"}
        self.env["apk.article.vote"].create({**mark, "day": "2026-11-20"})
        self.assertFalse(review.doubted_ids)
        self.env["apk.article.vote"].create({**mark, "day": "2026-11-21"})
        review.invalidate_recordset()
        self.assertEqual(review.doubted_ids, article)
