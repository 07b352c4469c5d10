from odoo import models
from odoo.fields import Domain
from odoo.tools import is_html_empty

from ..messages import ANSWER_ALREADY_SENT

SHOWN, FOUND = 5, 20  # articles offered beside an answer; articles ranked for that
IN_REPLIES = ("reply_template", "faq", "decision", "contacts", "reference")


class ApkCaseKnowledge(models.Model):
    """п. 23: «сотрудник … должен по возможности использовать материалы базы знаний»."""

    _inherit = "apk.case"

    def _fitting_articles(self):
        """Articles in force for this message, the best first: for the client's segment (п. 67), of the topic, by the subject's words."""
        articles, segments = self.env["apk.article"], self.partner_id.apk_segment_ids
        domain = articles._in_force_domain() & Domain("kind", "in", IN_REPLIES)
        found = articles._find(self.subject or "", domain, FOUND)
        of_topic = articles
        if self.topic_id:
            of_topic = articles.search_fetch(
                domain & self.topic_id._articles_domain(), ["name", "kind"]
            )
        places = {one: place for place, one in enumerate(found)}

        def order(one):
            return (
                not one.segment_ids & segments,
                self.topic_id not in one.topic_ids,
                one not in of_topic,
                places.get(one, FOUND),
                IN_REPLIES.index(one.kind),
            )

        fitting = (of_topic | found).filtered(
            lambda one: not one.segment_ids or one.segment_ids & segments
        )
        return fitting.sorted(order)[:SHOWN]

    def _put_in(self, article):
        """Add the article to the answer and record its use (п. 23).

        :param article: a published ``apk.article``
        """
        self.ensure_one()
        self.check_access("write")
        if self.has_answer_delivery:
            raise ANSWER_ALREADY_SENT(self.env)
        is_empty = is_html_empty(self.answer_body)
        text = article.body if is_empty else self.answer_body + article.body
        self.write({"answer_body": text, "answer_version": self.answer_version})
        article._log_use(self, "reply")

    def action_put_in_article(self, article_id):
        """One click in the box of the knowledge base beside the answer."""
        article = self.env["apk.article"].browse(int(article_id)).exists()
        article.check_access("read")
        self._put_in(article)

    def action_no_article(self):
        """п. 51: the unit learns that the base has no answer."""
        self.ensure_one()
        self.check_access("write")
        self.env["apk.knowledge.gap"].create(
            {
                "question": self.topic_id.name or self.subject,
                "unit_id": self.unit_id.id,
                "res_model": self._name,
                "res_id": self.id,
            }
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("Noted: the unit will write an article."),
            },
        }
