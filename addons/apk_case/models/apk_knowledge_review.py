from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

SIMILAR_WITHIN = timedelta(days=30)
ANSWERING_KINDS = Domain("kind", "in", ("faq", "reply_template", "decision"))


class ApkKnowledgeReview(models.Model):
    """п. 51: «появления однотипных обращений и запросов клиентов»: an extra review for a topic without an article."""

    _inherit = "apk.knowledge.review"

    @api.model
    def _cron_reviews(self):
        result = super()._cron_reviews()
        self._open_for_topics_without_an_article()
        return result

    @api.model
    def _open_for_topics_without_an_article(self):
        since = self.env["apk.office"]._today() - SIMILAR_WITHIN
        groups = self.env["apk.case"]._read_group(
            [("received_at", ">=", since), ("topic_id", "!=", False), ("unit_id", "!=", False)],
            ["topic_id", "unit_id"],
            having=[("__count", ">=", self._setting("similar_questions"))],
        )
        articles = self.env["apk.article"]
        for topic, unit in groups:
            about = articles._in_force_domain() & ANSWERING_KINDS & topic._articles_domain()
            reason = self.env._(
                "Messages of one topic come and there is no article: %s", topic.display_name
            )
            reported = [("unit_id", "=", unit.id), ("reason", "=", reason), ("due_on", ">=", since)]
            if not articles.search_count(about, limit=1) and not self.search_count(
                reported, limit=1
            ):
                self._open_out_of_turn(unit, articles, reason)
