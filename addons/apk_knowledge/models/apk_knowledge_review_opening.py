from datetime import timedelta

from odoo import api, models

from ..rules.reviews import month_of, monthly_review_due

SETTINGS = {"bad_marks": 3, "similar_questions": 3, "extra_review_days": 10, "expiry_days": 30}


class ApkKnowledgeReviewOpening(models.Model):
    """When reviews open: every month, out of turn, and with an edit that belongs to none (п. 49–51)."""

    _inherit = "apk.knowledge.review"

    @api.model
    def _setting(self, name):
        """A figure of the settings, a number; ``name`` is a key of ``SETTINGS``."""
        office = self.sudo()  # sudo: administrators alone read parameters; a figure is no secret
        value = office.env["ir.config_parameter"].get_param(f"apk_knowledge.{name}")
        return int(value or SETTINGS[name])

    @api.model
    def _cron_reviews(self):
        """Every day: open what the month and the calendar ask for; a missed day is caught up by the next run."""
        lang = self.env["apk.office"]._lang()
        self = self.with_context(lang=lang)  # reasons and tasks are read in the office
        today = self.env["apk.office"]._today()
        self._open_monthly(month_of(today))
        self._open_expiring(today)

    @api.model
    def _open_monthly(self, month):
        """п. 49: a review for every unit with a part in the base, once a month: a function, an article, an area.

        A unit that answers for an area without an article of its own (point 3 of the Order) looks at those of the area.

        :param month: the first day of the month
        """
        opened = self.search([("kind", "=", "monthly"), ("month", "=", month)]).unit_id
        responsible = self.env["apk.function"].search([("unit_id", "!=", False)]).unit_id
        responsible |= self.env["apk.article"].search([("published_at", "!=", False)]).unit_id
        responsible |= self.env["apk.area"].search([("unit_ids", "!=", False)]).unit_ids
        for unit in responsible - opened:
            self.create(
                {
                    "unit_id": unit.id,
                    "kind": "monthly",
                    "month": month,
                    "due_on": monthly_review_due(month),
                }
            )._assign_to_head()

    @api.model
    def _open_expiring(self, today):
        """A support measure ends with its year: its unit looks at the article in time, once for each end date."""
        soon = today + timedelta(days=self._setting("expiry_days"))
        ending = self.env["apk.article"].search(
            [("published_at", "!=", False), ("valid_to", ">=", today), ("valid_to", "<=", soon)]
        )
        ending = ending.filtered(lambda article: article.expiry_notified_for != article.valid_to)
        for unit in ending.unit_id:
            articles = ending.filtered(lambda article, unit=unit: article.unit_id == unit)
            reason = self.env._("The validity of articles ends soon")
            self._open_out_of_turn(unit, articles, reason)
        for article in ending:
            article.expiry_notified_for = article.valid_to

    @api.model
    def _open_out_of_turn(self, unit, articles, reason):
        """п. 51; an open review of the same articles, or for the same reason, is not opened twice.

        :param articles: what to look at; empty when there is no article yet
        :param reason: words for the unit
        :return: the review
        """
        reviews = self.sudo()  # sudo: nobody may create reviews; votes and questions open them
        same = [("unit_id", "=", unit.id), ("state", "=", "open"), ("kind", "=", "extra")]
        same += [("article_ids", "in", articles.ids)] if articles else [("reason", "=", reason)]
        already = reviews.search(same, limit=1)
        if already:
            return already
        days = timedelta(days=self._setting("extra_review_days"))
        review = reviews.create(
            {
                "unit_id": unit.id,
                "kind": "extra",
                "due_on": self.env["apk.office"]._today() + days,
                "reason": reason,
                "article_ids": [(6, 0, articles.ids)],
            }
        )
        review._assign_to_head()
        return review

    @api.model
    def _review_of_edit(self, version):
        """The review that a publication belongs to: an open one of the unit, else an act of its own, done at once.

        :param version: the new ``apk.article.version``
        """
        article = version.article_id
        unit, today = article.unit_id, self.env["apk.office"]._today()
        open_reviews = self.search([("unit_id", "=", unit.id), ("state", "=", "open")])
        of_article = open_reviews.filtered(lambda review: article in review.article_ids)
        monthly = open_reviews.filtered(lambda review: review.month == month_of(today))
        if of_article or monthly:
            return (of_article or monthly)[:1]
        return self.create(
            {
                "unit_id": unit.id,
                "kind": "extra",
                "due_on": today,
                "reason": self.env._("Edit by the unit: %s", article.name),
                "article_ids": [(6, 0, article.ids)],
                "state": "done",
                "outcome": "changed",
                "done_by_id": version.published_by_id.id,
                "done_at": version.published_at,
            }
        )

    def _assign_to_head(self):
        """The head of the unit, or the deputy, gets a task until the last day of the review."""
        head = self.unit_id.head_id or self.unit_id.deputy_id
        if head:
            self.activity_schedule(
                "mail.mail_activity_data_todo",
                date_deadline=self.due_on,
                user_id=head.id,
                summary=self.display_name,
            )
