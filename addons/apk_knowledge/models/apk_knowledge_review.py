from odoo import fields, models

from ..messages import (
    ONLY_THE_UNIT_REVIEWS,
    REVIEW_CHECKS_BOTH,
    REVIEW_IS_DONE,
    REVIEW_IS_FINAL,
    REVIEW_WITHOUT_EDITS,
)

WHAT_WAS_CHECKED = frozenset({"checked_law", "checked_feedback", "note", "article_ids"})


class ApkKnowledgeReview(models.Model):
    """An act of review (п. 49–51): who checked what and when; «changes are not needed» is a full answer."""

    _name = "apk.knowledge.review"
    _description = "Review of the knowledge base"
    _inherit = ["apk.protected.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "due_on desc, id desc"

    unit_id = fields.Many2one(
        "apk.unit",
        string="Unit",
        required=True,
        ondelete="restrict",
        index=True,
        written_by="system",
    )
    kind = fields.Selection(
        [("monthly", "Monthly"), ("extra", "Out of turn")], required=True, written_by="system"
    )
    month = fields.Date(written_by="system")
    due_on = fields.Date(string="Due", required=True, written_by="system")
    reason = fields.Char(tracking=True, written_by="system")
    article_ids = fields.Many2many(
        "apk.article", "apk_review_article_rel", "review_id", "article_id", string="Look at"
    )
    state = fields.Selection(
        [("open", "To do"), ("done", "Done")], default="open", required=True, written_by="system"
    )
    outcome = fields.Selection(
        [("unchanged", "Changes are not needed"), ("changed", "Changes made")], written_by="system"
    )
    checked_law = fields.Boolean(string="Changes of the law checked", default=True)
    checked_feedback = fields.Boolean(string="Feedback of clients checked", default=True)
    note = fields.Text(string="Remarks")
    unit_article_count = fields.Integer(
        string="Articles of the unit", compute="_compute_unit_article_count"
    )
    doubted_ids = fields.Many2many(
        "apk.article", string="Readers say that it does not help", compute="_compute_doubted_ids"
    )
    version_ids = fields.One2many("apk.article.version", "review_id", string="Changes made")
    done_by_id = fields.Many2one("res.users", string="Done by", written_by="system")
    done_at = fields.Datetime(string="Done at", written_by="system")
    is_overdue = fields.Boolean(compute="_compute_is_overdue", search="_search_is_overdue")
    last_reminder = fields.Char(written_by="system")

    _monthly_uniq = models.UniqueIndex(
        "(unit_id, month) WHERE kind = 'monthly'",
        "This unit's review of the month is already there.",
    )

    def write(self, vals):
        """An act that is signed says for ever what was checked."""
        is_signed = WHAT_WAS_CHECKED & vals.keys() and "done" in self.mapped("state")
        if is_signed and not self.env.su:
            raise REVIEW_IS_FINAL(self.env)
        return super().write(vals)

    def _compute_display_name(self):
        for review in self:
            what = review.reason or (review.month and f"{review.month:%m.%Y}") or ""
            review.display_name = f"{review.unit_id.name}: {what}"

    def _compute_doubted_ids(self):
        """п. 50: «с учетом … результатов сбора обратной связи»: bad marks of the text that is in force."""
        votes = self.env["apk.article.vote"].search(
            [("helped", "=", False), ("article_id.unit_id", "in", self.unit_id.ids)]
        )
        now = votes.filtered(
            lambda vote: (
                vote.article_id.published_at and vote.day >= vote.article_id.published_at.date()
            )
        )
        for review in self:
            articles = now.article_id
            review.doubted_ids = articles.filtered(lambda one, r=review: one.unit_id == r.unit_id)

    def _compute_unit_article_count(self):
        counts = dict(
            self.env["apk.article"]._read_group(
                [("unit_id", "in", self.unit_id.ids)], ["unit_id"], ["__count"]
            )
        )
        for review in self:
            review.unit_article_count = counts.get(review.unit_id, 0)

    def action_open_articles(self):
        """What a monthly review goes through: the unit's articles, the longest unchanged first (п. 49)."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("apk_knowledge.apk_article_action")
        return {
            **action,
            "domain": [("unit_id", "=", self.unit_id.id)],
            "context": {"list_view_ref": "apk_knowledge.apk_article_view_list_review"},
        }

    def _compute_is_overdue(self):
        today = self.env["apk.office"]._today()
        for review in self:
            review.is_overdue = review.state == "open" and review.due_on < today

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = fields.Domain("state", "=", "open") & fields.Domain(
            "due_on", "<", self.env["apk.office"]._today()
        )
        return late if True in value else ~late

    def action_no_changes(self):
        """п. 50: checked against the law and the feedback, and nothing needs to change."""
        self._finish("unchanged")

    def action_changed(self):
        """п. 50: «при наличии такой необходимости, внесении соответствующих изменений»."""
        for review in self:
            if not review.version_ids:
                raise REVIEW_WITHOUT_EDITS(self.env)
        self._finish("changed")

    def _finish(self, outcome):
        self.check_access("write")
        for review in self:
            if review.state == "done":
                raise REVIEW_IS_DONE(self.env)
            review._check_own_unit()
            if not (review.checked_law and review.checked_feedback):
                raise REVIEW_CHECKS_BOTH(self.env)
            kept = review.sudo()  # sudo: kept by the system
            kept.write(
                {
                    "state": "done",
                    "outcome": outcome,
                    "done_by_id": self.env.uid,
                    "done_at": fields.Datetime.now(),
                }
            )
            kept.activity_feedback(["mail.mail_activity_data_todo"])

    def _check_own_unit(self):
        unit, user = self.unit_id, self.env.user
        own = unit.head_id | unit.deputy_id | unit.member_ids
        if user not in own and not user.has_group("apk_base.group_administrator"):
            raise ONLY_THE_UNIT_REVIEWS(self.env, unit=unit.name)
