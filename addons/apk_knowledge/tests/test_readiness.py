"""«Readiness» of chapter 7: a function without what п. 48 asks for is told."""

from odoo.tests import tagged

from odoo.addons.apk_base.tests.readiness_case import ReadinessCase

from ..models.apk_article import MANDATORY_KINDS


@tagged("post_install", "-at_install")
class TestReadiness(ReadinessCase):
    def test_a_function_lacks_articles_until_each_kind_is_published(self):
        functions = self.env["apk.function"]
        functions.search([]).active = False
        self.assertEqual(self._state("functions"), "todo", "no function is named")
        function = functions.create(
            {
                "name": "Гранты фермерам",
                "area_id": self.env["apk.area"].search([], limit=1).id,
                "unit_id": self.env["apk.unit"].search([], limit=1).id,
            }
        )
        self.assertEqual(self._state("functions"), "todo")
        for kind in MANDATORY_KINDS:
            self._publish(function, kind)
        self.assertEqual(self._state("functions"), "done")

    def _publish(self, function, kind):
        article = self.env["apk.article"].create(
            {
                "name": f"Статья {kind}",
                "kind": kind,
                "draft_body": "<p>Заявление подают до 1 марта.</p>",
                "function_ids": [(6, 0, function.ids)],
            }
        )
        article.action_publish()
