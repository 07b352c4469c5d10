from odoo import models
from odoo.fields import Domain


class ApkKnowledgeReviewReasons(models.Model):
    """What a unit looks at in its review: changed acts and what readers and clients have said since the last one (п. 50)."""

    _inherit = "apk.knowledge.review"

    def _compute_reasons(self):
        for review in self:
            articles = review._articles_to_look_at()
            review.act_ids = review._changed_acts(articles)
            review.doubted_ids = review._doubted(articles)
            is_monthly = review.kind == "monthly"
            review.gap_ids = review._open_gaps() if is_monthly else False
            review.vain_ids = review._asked_in_vain() if is_monthly else False
            review.is_calm = not (review._is_to_be_explained() or review.vain_ids)

    def _is_to_be_explained(self):
        """Whether something asks for a change; what was asked in vain may be another unit's."""
        return bool(self.act_ids or self.doubted_ids or self.gap_ids)

    def _articles_to_look_at(self):
        """Those that a review out of turn names; else the unit's, and for a unit without any those of its areas."""
        if self.article_ids:
            return self.article_ids
        published = Domain("published_at", "!=", False)
        articles = self.env["apk.article"]
        own = articles.search(published & Domain("unit_id", "=", self.unit_id.id))
        of_areas = Domain("function_ids.area_id.unit_ids", "in", self.unit_id.ids)
        return own or articles.search(published & of_areas)

    def _since(self):
        """The office's day of the unit's last monthly review; None before the first one."""
        done = [("unit_id", "=", self.unit_id.id), ("kind", "=", "monthly"), ("state", "=", "done")]
        last = self.search(done, order="done_at desc", limit=1)
        return last.done_at and self.env["apk.office"]._day_of(last.done_at)

    def _changed_acts(self, articles):
        """Acts whose change was noted since the last review, while an article still stands as it was before."""
        since, day_of = self._since(), self.env["apk.office"]._day_of

        def is_old(article, act):
            return article.published_at and day_of(article.published_at) <= act.changed_on

        return articles.legal_act_ids.filtered(
            lambda act: (
                act.changed_on
                and (not since or act.changed_on >= since)
                and any(is_old(one, act) for one in articles if act in one.legal_act_ids)
            )
        )

    def _doubted(self, articles):
        """Articles with bad votes on the text in force."""
        votes = self.env["apk.article.vote"].search(
            [("helped", "=", False), ("article_id", "in", articles.ids)]
        )
        day_of = self.env["apk.office"]._day_of
        return votes.filtered(
            lambda vote: (
                vote.article_id.published_at and vote.day >= day_of(vote.article_id.published_at)
            )
        ).article_id

    def _open_gaps(self):
        return self.env["apk.knowledge.gap"].search(
            [("unit_id", "=", self.unit_id.id), ("state", "=", "open")]
        )

    def _asked_in_vain(self):
        """Nobody knows whose question it is: every unit sees those that none has taken, asked since its last review."""
        searches = self.env["apk.vain.search"]
        domain, since = Domain("state", "=", "open"), self._since()
        if since:
            domain &= Domain("last_on", ">=", since)
        return searches.search(domain, limit=20)

    def _reasons_text(self):
        """What the reviewer has before the eyes, a line for each; kept in the act of review."""
        lines = (
            (self._fields["act_ids"], self.act_ids.mapped("display_name")),
            (self._fields["doubted_ids"], self.doubted_ids.mapped("name")),
            (self._fields["gap_ids"], self.gap_ids.mapped("question")),
            (self._fields["vain_ids"], self.vain_ids.mapped("words")),
        )
        return "\n".join(
            f"{field._description_string(self.env)}: {'; '.join(names)}"
            for field, names in lines
            if names
        )
