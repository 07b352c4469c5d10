"""п. 7: a brush-off is not published; the head of the section may say why it stays."""

from odoo.tests import tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_language.messages import TEXT_HAS_ERRORS

from .common import KnowledgeCommon

BRUSH_OFF = "<p>Ваш вопрос взят на контроль.</p>"


@tagged("post_install", "-at_install")
class TestClause07CheckOfArticles(KnowledgeCommon):
    def test_a_brush_off_is_mended_or_published_with_a_reason(self):
        article = self._draft("Ответ", BRUSH_OFF).with_user(self.head)
        with refused(self, TEXT_HAS_ERRORS, "взят на контроль"):
            article.action_publish()
        article.text_override_reason = "Пример того, как не писать"
        article.action_publish()
        self.assertEqual(article.state, "published")
        override = self.env["apk.text.override"].search([("res_model", "=", "apk.article")])
        self.assertRecordValues(
            override, [{"text_kind": "article", "user_id": self.head.id, "res_id": article.id}]
        )

    def test_a_plain_text_is_published_as_before(self):
        article = self._draft("Ответ", "<p>Позвоните нам 5 мая.</p>").with_user(self.head)
        article.action_publish()
        self.assertFalse(self.env["apk.text.override"].search([("res_id", "=", article.id)]))
