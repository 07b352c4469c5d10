from odoo import api, fields, models
from odoo.tools import is_html_empty

from ..messages import (
    ARTICLE_IS_EMPTY,
    CHANGES_NOT_TOLD,
    ONLY_THE_HEAD_PUBLISHES,
    SEEN_AT_ONCE,
    TITLE_IS_PUBLISHED,
)

# What readers see the moment it is written: of a published article the head alone changes it.
SHOWN_AT_ONCE = frozenset(
    {"is_public", "attachment_ids", "valid_from", "valid_to", "active", "unit_id", "kind"}
)


class ApkArticlePublishing(models.Model):
    """Draft → to approval → published; every publication is a version and belongs to a review (п. 50)."""

    _inherit = "apk.article"

    state = fields.Selection(
        [("draft", "Draft"), ("to_approve", "To approval"), ("published", "Published")],
        default="draft",
        required=True,
        copy=False,
        tracking=True,
        written_by="system",
    )
    changes = fields.Char(string="What has changed", copy=False, groups="apk_base.group_editor")
    published_at = fields.Datetime(string="Published", copy=False, index=True, written_by="system")
    published_by_id = fields.Many2one(
        "res.users", string="Published by", copy=False, written_by="system"
    )
    version_ids = fields.One2many("apk.article.version", "article_id", string="Versions")
    has_draft = fields.Boolean(compute="_compute_has_draft")
    draft_name = fields.Char(
        string="New title",
        copy=False,
        groups="apk_base.group_editor",
        help="Readers see it when it is published; empty: the title stays.",
    )

    def _compute_has_draft(self):
        for article in self:
            article.has_draft = bool(article.published_at) and article.state != "published"

    def _check_seen_at_once(self, names):
        """Nothing reaches readers past the head, and a title not without a version."""
        shown = self.filtered("published_at") if not self.env.su else self.browse()
        if "name" in names and shown:
            raise TITLE_IS_PUBLISHED(self.env)
        seen = SHOWN_AT_ONCE & names
        for article in shown if seen else ():
            if not article._may_publish():
                labels = [
                    article._fields[name]._description_string(article.env) for name in sorted(seen)
                ]
                raise SEEN_AT_ONCE(self.env, fields=", ".join(labels), unit=article.unit_id.name)

    def _reopen_draft(self):
        """Readers go on seeing what was published."""
        edited = self.filtered(lambda article: article.state == "published")
        edited.sudo().state = "draft"  # sudo: kept by the system

    def action_submit(self):
        """The head of the unit gets a task to approve."""
        self.check_access("write")
        for article in self:
            article._check_ready()
            article.sudo().state = "to_approve"  # sudo: kept by the system
            head = article.unit_id.head_id or article.unit_id.deputy_id
            if head:
                article.activity_schedule(
                    "mail.mail_activity_data_todo",
                    user_id=head.id,
                    summary=self.env._("Approve the article"),
                )

    def action_return(self):
        """The head sends the draft back; why stands in the notes."""
        self.check_access("write")
        for article in self.filtered(lambda article: article.state == "to_approve"):
            article._check_may_publish()
            article.sudo().state = "draft"  # sudo: kept by the system

    def action_publish(self):
        """From now on readers see this text; the former version stays."""
        self.check_access("write")
        for article in self:
            article._check_may_publish()
            article._check_ready()
            article._publish()

    def _publish(self):
        self.ensure_one()
        now, changes = fields.Datetime.now(), self.changes
        kept = self.sudo()  # sudo: kept by the system, whoever of the unit pressed the button
        kept.write(
            {
                "name": kept.draft_name or kept.name,
                "draft_name": False,
                "body": kept.draft_body,
                "published_at": now,
                "published_by_id": self.env.uid,
                "changes": False,
            }
        )
        kept.state = "published"
        version = kept.env["apk.article.version"]._append(kept, changes)
        version.review_id = kept.env["apk.knowledge.review"]._review_of_edit(version)
        kept.env["apk.article.word"]._learn(kept.name, kept.keywords, kept._plain_text())
        kept.activity_unlink(["mail.mail_activity_data_todo"])

    def _check_ready(self):
        if is_html_empty(self.draft_body):
            raise ARTICLE_IS_EMPTY(self.env)
        if self.published_at and not self.changes:
            raise CHANGES_NOT_TOLD(self.env)

    def _check_may_publish(self):
        """п. 47: the head or the deputy of the responsible unit; an administrator where there is neither."""
        if not self._may_publish():
            raise ONLY_THE_HEAD_PUBLISHES(self.env, unit=self.unit_id.name)

    def _may_publish(self):
        unit, user = self.unit_id, self.env.user
        return (
            self.env.su
            or user in unit.head_id | unit.deputy_id
            or user.has_group("apk_base.group_administrator")
        )

    @api.model
    def _publish_shipped(self, kinds=("script", "contacts")):
        """At the installation: scripts and contacts, whose words the Order itself gives; the rest waits for the heads."""
        for article in self.search([("published_at", "=", False), ("kind", "in", kinds)]):
            article._publish()
        waiting = self.search([("state", "=", "draft")])
        waiting.state = "to_approve"
