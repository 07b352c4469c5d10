from datetime import timedelta

from odoo import api, models

WITHIN = timedelta(days=30)


class ApkKnowledgeReview(models.Model):
    """п. 51: «появления однотипных … запросов клиентов»: calls about one function, answered without an article."""

    _inherit = "apk.knowledge.review"

    @api.model
    def _cron_reviews(self):
        result = super()._cron_reviews()
        self._open_for_calls_without_an_article()
        return result

    @api.model
    def _open_for_calls_without_an_article(self):
        today = self.env["apk.office"]._today()
        groups = self.env["apk.call"]._read_group(
            [
                ("create_date", ">=", today - WITHIN),
                ("question", "!=", False),
                ("article_ids", "=", False),
                ("function_id.unit_id", "!=", False),
            ],
            ["function_id"],
            having=[("__count", ">=", self._setting("similar_questions"))],
        )
        for (function,) in groups:
            unit = function.unit_id
            reason = self.env._("Calls are answered without an article: %s", function.name)
            same = [("unit_id", "=", unit.id), ("reason", "=", reason)]
            same += [("create_date", ">=", today - WITHIN)]
            if not self.search_count(same, limit=1):
                self._open_out_of_turn(unit, self.env["apk.article"], reason)
