"""What an editor meets at the monthly review (п. 49)."""

from datetime import date

from odoo.tests import freeze_time, tagged

from .common import KnowledgeCommon


@tagged("post_install", "-at_install")
class TestReviewScreen(KnowledgeCommon):
    def _monthly(self):
        with freeze_time("2026-11-02 06:00:00"):  # Mon
            self.env["apk.knowledge.review"]._cron_reviews()
        return self.env["apk.knowledge.review"].search(
            [("unit_id", "=", self.unit.id), ("month", "=", date(2026, 11, 1))]
        )

    def test_what_the_robot_writes_is_in_the_language_of_the_office(self):
        told = self._monthly().message_ids.mapped("body")
        self.assertFalse([words for words in told if "Review of the knowledge base" in words])

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
