from odoo import api, models

AREA_OF_TOPIC = {
    "schedule": "info",
    "service": "service",
    "support": "support",
    "message": "appeal",
    "control": "control",
}
TOPIC_OF_AREA = {area: topic for topic, area in AREA_OF_TOPIC.items()}
# Kinds that may be read out: a reply template has gaps, a script has its own place on the card.
READABLE_KINDS = ("faq", "contacts", "reference", "decision", "other")
MOST_FOUND = 6


class ApkCallKnowledge(models.Model):
    """The operator answers from the knowledge base, or reports that it has no answer (п. 37, 51)."""

    _inherit = "apk.call"

    @api.model
    def find(self, text):
        """Articles that may be read out, while the client is still speaking, the best first."""
        self.browse().check_access("read")
        articles = self.env["apk.article"]
        return articles.search_text(
            text, {"kinds": READABLE_KINDS}, limit=MOST_FOUND, is_typing=True
        )

    def use_article(self, article_id):
        """The operator reads the article out: the call takes over its function and, if none is chosen, its topic.

        :return: ``{name, body, topic}``
        """
        self.ensure_one()
        self.check_access("write")
        article = self.env["apk.article"].browse(article_id or -1)  # 0: as any that is not there
        article.check_access("read")
        function = article.function_ids[:1]
        article._log_use(self, "call")
        call = self.sudo()  # sudo: an operator may not type in what was read; the article is one
        # that the operator may read
        call.write(
            {
                "article_ids": [(4, article.id)],
                "function_id": call.function_id.id or function.id,
                "topic": call.topic or TOPIC_OF_AREA.get(function.area_id.code),
            }
        )
        return {"name": article.name, "body": article.body or "", "topic": self.topic}

    def note_gap(self, text):
        """п. 51: tell the unit that the base has no answer to this question."""
        self.ensure_one()
        self.check_access("write")
        gaps = self.env["apk.knowledge.gap"].sudo()  # sudo: an operator may not edit the list of
        # gaps; a report is only added to it
        gaps.create(
            {
                "question": text,
                "function_id": self.function_id.id,
                "unit_id": self._unit_for_gap().id,
                "user_id": self.env.uid,
                "res_model": self._name,
                "res_id": self.id,
            }
        )
        return True

    def _unit_for_gap(self):
        """The unit of the function, else the only one of the topic's area, else the operator's own."""
        area = self.env["apk.area"].search([("code", "=", AREA_OF_TOPIC.get(self.topic))])
        return self.function_id.unit_id or area._sole_unit() or self.env.user.apk_unit_ids[:1]
