"""п. 47, 49: articles to approve and reviews lie on the desk of whoever answers for the section."""

from odoo.tests import freeze_time, tagged

from .common import KnowledgeCommon


@tagged("post_install", "-at_install")
class TestDesk(KnowledgeCommon):
    def _cards(self, user):
        return {card["key"]: card for card in self.env["apk.desk"].with_user(user).desk()}

    def test_an_article_to_approve_lies_on_the_desk_of_the_head_alone(self):
        before = self._cards(self.head).get("articles_to_approve", {"count": 0})["count"]
        article = self._draft("Грант на страусов")
        announced = self.env.cr.precommit.data
        announced.pop("apk.desk", None)
        article.with_user(self.editor).action_submit()
        self.assertTrue(announced.get("apk.desk"), "open desks look anew")
        card = self._cards(self.head)["articles_to_approve"]
        self.assertEqual(card["count"], before + 1)
        self.assertIn(article, self.env["apk.article"].search(card["domain"]))
        self.assertNotIn("articles_to_approve", self._cards(self.editor))
        article.with_user(self.head).action_publish()
        left = self._cards(self.head).get("articles_to_approve", {"count": 0})["count"]
        self.assertEqual(left, before)

    def test_an_open_review_lies_on_the_desks_of_its_unit(self):
        with freeze_time("2026-11-02 09:00:00"):  # Mon 12:00 in Kostroma
            self.env["apk.knowledge.review"]._cron_reviews()
            for user in (self.head, self.editor):
                (row,) = self._cards(user)["knowledge_reviews"]["rows"]
                self.assertEqual(row["due"], "30 ноября")
                self.assertFalse(row["is_late"])
