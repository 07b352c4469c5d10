from datetime import timedelta

from odoo import api, models

from ..rules.reviews import month_of, monthly_review_due, reminder

SETTINGS = {"bad_marks": 3, "similar_questions": 3, "extra_review_days": 10, "expiry_days": 30}


class ApkKnowledgeReviewWatch(models.Model):
    """When reviews open, who is reminded and who hears that one is late (п. 49, 51)."""

    _inherit = "apk.knowledge.review"

    @api.model
    def _setting(self, name):
        get = self.env["ir.config_parameter"].sudo().get_param  # sudo: a setting, not a secret
        value = get(f"apk_knowledge.{name}")
        return int(value) if str(value).isdecimal() else SETTINGS[name]

    @api.model
    def _open_out_of_turn(self, unit, articles, reason):
        """п. 51; one open review for the same articles is enough."""
        reviews = self.sudo()  # sudo: signals come from every reader and from other addons
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
        review._give_to_the_unit()
        return review

    @api.model
    def _review_of_edit(self, version):
        """The act that a publication belongs to: the open one of the unit, or a new one that it makes by itself."""
        article = version.article_id
        unit, today = article.unit_id, self.env["apk.office"]._today()
        open_ones = self.search([("unit_id", "=", unit.id), ("state", "=", "open")])
        own = open_ones.filtered(lambda review: article in review.article_ids)
        monthly = open_ones.filtered(lambda review: review.month == month_of(today))
        if own or monthly:
            return (own or monthly)[:1]
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

    def _give_to_the_unit(self):
        head = self.unit_id.head_id or self.unit_id.deputy_id
        if head:
            self.activity_schedule(
                "mail.mail_activity_data_todo",
                date_deadline=self.due_on,
                user_id=head.id,
                summary=self.display_name,
            )

    @api.model
    def _cron_reviews(self):
        """Open the reviews of the month and remind; can run twice a day or once a week."""
        lang = self.env["apk.office"]._lang()
        self = self.with_context(lang=lang)  # what is written down is read in the office
        today = self.env["apk.office"]._today()
        self._open_monthly(month_of(today))
        self._open_expiring(today)
        for review in self.search([("state", "=", "open")]):
            review._remind(reminder(today, review.due_on))

    @api.model
    def _open_monthly(self, month):
        there = self.search([("kind", "=", "monthly"), ("month", "=", month)]).unit_id
        responsible = self.env["apk.function"].search([("unit_id", "!=", False)]).unit_id
        responsible |= self.env["apk.article"].search([("published_at", "!=", False)]).unit_id
        for unit in responsible - there:
            self.create(
                {
                    "unit_id": unit.id,
                    "kind": "monthly",
                    "month": month,
                    "due_on": monthly_review_due(month),
                }
            )._give_to_the_unit()

    @api.model
    def _open_expiring(self, today):
        """A measure of a year ends by itself; its unit hears of it in time, once."""
        soon = today + timedelta(days=self._setting("expiry_days"))
        ending = self.env["apk.article"].search(
            [("published_at", "!=", False), ("valid_to", ">=", today), ("valid_to", "<=", soon)]
        )
        ending = ending.filtered(lambda article: article.end_told_for != article.valid_to)
        for unit in ending.unit_id:
            own = ending.filtered(lambda article, unit=unit: article.unit_id == unit)
            self._open_out_of_turn(unit, own, self.env._("The validity of articles ends soon"))
        for article in ending:
            article.end_told_for = article.valid_to

    def _remind(self, stage):
        """Each reminder once: the head a week before and on the day, the controller too when it is late."""
        if not stage or stage == self.last_reminder:
            return
        self.last_reminder = stage
        unit = self.unit_id
        people = (
            unit.head_id | unit.deputy_id if stage != "soon" else unit.head_id or unit.deputy_id
        )
        if stage.startswith("late"):
            people |= self.env.ref("apk_base.group_controller").all_user_ids
        texts = {
            "soon": self.env._(
                "The review of the knowledge base is due on %s", f"{self.due_on:%d.%m.%Y}"
            ),
            "today": self.env._("The review of the knowledge base is due today"),
        }
        late = self.env._(
            "The review of the knowledge base is late, it was due on %s", f"{self.due_on:%d.%m.%Y}"
        )
        if people:
            self.message_notify(
                partner_ids=people.partner_id.ids,
                subject=self.display_name,
                body=texts.get(stage, late),
            )
