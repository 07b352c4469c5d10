"""п. 23, 51: the knowledge base helps to answer, and learns what it lacks."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import ANSWER_ALREADY_SENT
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause23Knowledge(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.segment = cls.env["apk.segment"].search([], limit=1)

    def test_articles_of_the_topic_are_offered(self):
        article = self._reply_template("Ответ о молоке")
        case = self._paper_case(topic_id=self.topic.id).with_user(self.specialist)
        self.assertIn(article, case._fitting_articles())

    def test_shipped_topics_lead_to_the_articles_of_their_functions(self):
        topics = self.env["apk.topic"].search([])
        leads = topics.filtered("function_ids")
        nowhere = {"support", "service", "staff"}
        self.assertEqual(set((topics - leads).mapped("code")), nowhere)
        template = self.env.ref("apk_knowledge.article_reply_livestock")
        template.action_publish()
        case = self._paper_case(topic_id=self.topic.id, subject="Вопрос")
        self.assertIn(template, case.with_user(self.specialist)._fitting_articles())

    def test_of_the_articles_of_a_function_those_with_the_words_of_the_message_stand_first(self):
        self.env["apk.article"].search([("state", "=", "to_approve")]).action_publish()
        animals = self.env.ref("apk_case.topic_animals")
        case = self._paper_case(topic_id=animals.id, subject="Падёж телят в хозяйстве")
        first = case.with_user(self.specialist)._fitting_articles()[:1]
        self.assertEqual(first, self.env.ref("apk_knowledge.article_faq_death"))

    def test_articles_are_found_by_the_words_of_the_message(self):
        article = self._reply_template("Племенные нетели", topic_ids=False)
        case = self._paper_case(subject="О племенной нетели").with_user(self.specialist)
        self.assertIn(article, case._fitting_articles())

    def test_one_click_puts_the_text_in_and_leaves_a_trace(self):
        article = self._reply_template("Ответ о молоке")
        case = self._paper_case().with_user(self.specialist)
        case.answer_body = "<p>Здравствуйте!</p>"
        case.action_put_in_article(article.id)
        self.assertIn("Здравствуйте", case.answer_body)
        self.assertIn("подробности", case.answer_body)
        use = article.use_ids
        self.assertEqual(
            (use.user_id, use.res_id, use.used_in), (self.specialist, case.id, "reply")
        )

    def test_what_the_box_has_found_is_put_in_by_one_click_too(self):
        self._reply_template("Ответ о пасеке")
        case = self._paper_case().with_user(self.specialist)
        found = self.env["apk.article"].with_user(self.specialist).search_text("пасеки")
        case.action_put_in_article(found[0]["id"])
        self.assertIn("Ответ о пасеке", case.answer_body)

    def test_a_draft_is_not_put_in(self):
        draft = self.env["apk.article"].create(
            {"name": "Черновик", "unit_id": self.unit.id, "draft_body": "<p>Рано.</p>"}
        )
        case = self._paper_case().with_user(self.specialist)
        with self.assertRaisesRegex(AccessError, "apk.article"):
            case.action_put_in_article(draft.id)

    def test_an_answer_that_left_is_not_changed(self):
        article = self._reply_template("Ответ о молоке")
        case = self._paper_case().with_user(self.specialist)
        case.answer_body = "<p>Ответ.</p>"
        case.action_send_answer()
        with refused(self, ANSWER_ALREADY_SENT):
            case.action_put_in_article(article.id)

    def test_messages_of_one_topic_without_an_article_open_a_review_by_themselves(self):
        reviews = self.env["apk.knowledge.review"]
        of_topic = [("kind", "=", "extra"), ("reason", "like", self.topic.display_name)]
        for number in range(3):
            reviews._cron_reviews()
            self.assertFalse(reviews.search(of_topic), number)
            self._paper_case(topic_id=self.topic.id, unit_id=self.unit.id)
        reviews._cron_reviews()
        review = reviews.search(of_topic)
        self.assertEqual((len(review), review.unit_id), (1, self.unit))
        review.action_no_changes()
        reviews._cron_reviews()
        self.assertEqual(reviews.search(of_topic), review)

    def test_a_topic_with_an_article_opens_none(self):
        self._reply_template("Ответ о молоке")
        for _number in range(3):
            self._paper_case(topic_id=self.topic.id, unit_id=self.unit.id)
        reviews = self.env["apk.knowledge.review"]
        reviews._cron_reviews()
        self.assertFalse(reviews.search([("reason", "like", self.topic.display_name)]))

    def test_topics_and_segments_of_an_article_go_out_and_come_back(self):
        article = self._reply_template("Ответ о молоке", segment_ids=self.segment.ids)
        values = article._to_portable()
        self.assertEqual(values["topics"], [self.topic.code])
        back = article._from_portable("x.md", values)
        self.assertEqual(back["topic_ids"], [(6, 0, self.topic.ids)])
        self.assertEqual(back["segment_ids"], [(6, 0, self.segment.ids)])

    def test_three_messages_without_an_article_open_a_review(self):
        for _number in range(3):
            self._paper_case().with_user(self.specialist).action_no_article()
        review = self.env["apk.knowledge.review"].search(
            [("unit_id", "=", self.unit.id), ("kind", "=", "extra"), ("state", "=", "open")]
        )
        self.assertEqual(len(review), 1)
