"""п. 45: «сокращение времени на поиск необходимой информации» — the answer stands on top of the list."""

import logging

from odoo.tests import TransactionCase, tagged

from .relevance import places, report, table

_logger = logging.getLogger(__name__)


@tagged("post_install", "-at_install")
class TestClause45Relevance(TransactionCase):
    def test_two_hundred_questions_find_their_article_among_two_thousand(self):
        found = places(self.env)
        _logger.info("Relevance\n%s", report(found))
        self.assertGreater(self.env["apk.article"].search_count([]), 2000)
        count, first, third, tenth = table(found)["all"]
        self.assertEqual(count, 200)
        self.assertGreaterEqual(first, 185, report(found))
        self.assertGreaterEqual(third, 194, report(found))
        self.assertGreaterEqual(tenth, 197, report(found))
