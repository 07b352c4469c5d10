from odoo import api, models
from odoo.fields import Domain

from odoo.addons.apk_base.models.apk_desk import ROWS
from odoo.addons.apk_base.rules.russian_dates import format_day


class ApkDesk(models.AbstractModel):
    """Articles that wait for the head, and open reviews of the own units (п. 47, 49)."""

    _inherit = "apk.desk"

    @api.model
    def _has_desk(self):
        return super()._has_desk() or self.env["apk.article"].has_access("write")

    def _queues(self):
        yield from super()._queues()
        if self.env["apk.article"].has_access("write"):
            yield self._articles_to_approve()
            yield self._reviews_of_mine()

    def _articles_to_approve(self):
        me = self.env.user.ids
        mine = Domain("unit_id.head_id", "in", me) | Domain("unit_id.deputy_id", "in", me)
        domain = Domain("state", "=", "to_approve") & mine
        shown = ["name", "draft_name", "changes", "kind"]
        waiting = self.env["apk.article"].search_fetch(domain, shown, order="id", limit=ROWS)
        rows = [
            {
                "id": article.id,
                "name": article.draft_name or article.name,
                "subject": article.changes or article._kind_label(),
                "who": "",
                "due": "",
            }
            for article in waiting
        ]
        name = self.env._("Articles to approve")
        return self._as_queue("articles_to_approve", name, waiting._name, domain, rows)

    def _reviews_of_mine(self):
        people = ("unit_id.head_id", "unit_id.deputy_id", "unit_id.member_ids")
        mine = Domain.OR(Domain(name, "in", self.env.user.ids) for name in people)
        domain, today = Domain("state", "=", "open") & mine, self.env["apk.office"]._today()
        shown = ["unit_id", "reason", "due_on"]
        reviews = self.env["apk.knowledge.review"].search_fetch(
            domain, shown, order="due_on, id", limit=ROWS
        )
        rows = [
            {
                "id": review.id,
                "name": review.unit_id.display_name,
                "subject": review.reason or self.env._("Monthly"),
                "who": "",
                "due": format_day(review.due_on),
                "is_late": review.due_on < today,
            }
            for review in reviews
        ]
        name = self.env._("Reviews of the knowledge base")
        return self._as_queue("knowledge_reviews", name, reviews._name, domain, rows)
