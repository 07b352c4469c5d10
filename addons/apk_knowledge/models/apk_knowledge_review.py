from odoo import api, fields, models

from odoo.addons.apk_base.office_time import MOSCOW
from odoo.addons.apk_base.rules.working_time import end_of_day

from ..messages import REVIEW_IS_FINAL

FINAL_WHEN_DONE = frozenset({"note", "article_ids"})
CLAUSES = {"monthly": "49", "extra": "51"}


class ApkKnowledgeReview(models.Model):
    """An act of review (п. 49–51): who checked what and when; «changes are not needed» is a full answer.

    An open review is owed by its unit until ``due_on``: a deadline of the kind ``knowledge_review``.
    """

    _name = "apk.knowledge.review"
    _description = "Review of the knowledge base"
    _inherit = [
        "apk.protected.mixin",
        "apk.deadline.mixin",
        "apk.desk.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _shown_on_desk = frozenset({"state"})
    _order = "due_on desc, id desc"

    unit_id = fields.Many2one(
        "apk.unit",
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
    note = fields.Text(string="Remarks")
    unit_article_count = fields.Integer(
        string="Articles of the unit", compute="_compute_unit_article_count"
    )

    # what there is to look at now (``apk_knowledge_review_reasons``), and what was shown when it was done
    act_ids = fields.Many2many(
        "apk.legal.act", string="Acts changed since then", compute="_compute_reasons"
    )
    doubted_ids = fields.Many2many(
        "apk.article", string="Readers say that it does not help", compute="_compute_reasons"
    )
    gap_ids = fields.Many2many(
        "apk.knowledge.gap", string="Questions without an article", compute="_compute_reasons"
    )
    vain_ids = fields.Many2many(
        "apk.vain.search", string="Asked in vain", compute="_compute_reasons"
    )
    is_calm = fields.Boolean(string="Nothing to look at", compute="_compute_reasons")
    shown = fields.Text(string="What was looked at", written_by="system")
    version_ids = fields.One2many("apk.article.version", "review_id", string="Changes made")
    done_by_id = fields.Many2one("res.users", string="Done by", written_by="system")
    done_at = fields.Datetime(string="Done at", written_by="system")

    _monthly_uniq = models.UniqueIndex(
        "(unit_id, month) WHERE kind = 'monthly'",
        "This unit's review of the month is already there.",
    )

    def _compute_display_name(self):
        for review in self:
            what = review.reason or (review.month and f"{review.month:%m.%Y}") or ""
            review.display_name = f"{review.unit_id.display_name}: {what}"

    def _compute_unit_article_count(self):
        counts = dict(
            self.env["apk.article"]._read_group(
                [("unit_id", "in", self.unit_id.ids)], ["unit_id"], ["__count"]
            )
        )
        for review in self:
            review.unit_article_count = counts.get(review.unit_id, 0)

    @api.model_create_multi
    def create(self, vals_list):
        reviews = super().create(vals_list)
        for review in reviews.filtered(lambda review: review.state == "open"):
            review._open_deadline("knowledge_review", CLAUSES[review.kind])
        return reviews

    def write(self, vals):
        """A done review says for ever what was checked."""
        is_final = FINAL_WHEN_DONE & vals.keys() and "done" in self.mapped("state")
        if is_final and not self.env.su:
            raise REVIEW_IS_FINAL(self.env)
        return super().write(vals)

    def _due(self, kind, calendar):
        """The end of the day ``due_on``, whatever day of the week it is."""
        return end_of_day(self.due_on, MOSCOW)

    def _responsible(self, recipient):
        unit = self.unit_id
        return {
            "head": unit._in_charge(),
            "head_and_deputy": unit.head_id | unit.deputy_id,
            "controller": self.env["apk.office"]._controllers(),
        }[recipient]

    def _remind_of_deadline(self, deadline, person):
        """A message each time: the unit has had the task since the review was opened, the controller has none."""
        today, day = self.env["apk.office"]._today(), f"{self.due_on:%d.%m.%Y}"
        if today < self.due_on:
            text = self.env._("The review of the knowledge base is due on %s", day)
        elif today == self.due_on:
            text = self.env._("The review of the knowledge base is due today")
        else:
            text = self.env._("The review of the knowledge base is late, it was due on %s", day)
        self.message_notify(partner_ids=person.partner_id.ids, subject=self.display_name, body=text)

    def action_open_articles(self):
        """What a monthly review goes through: the unit's articles, the longest unchanged first (п. 49)."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("apk_knowledge.apk_article_action")
        return {
            **action,
            "domain": [("unit_id", "=", self.unit_id.id)],
            "context": {"list_view_ref": "apk_knowledge.apk_article_view_list_review"},
        }
