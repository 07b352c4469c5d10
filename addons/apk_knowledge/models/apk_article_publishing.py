from odoo import api, fields, models
from odoo.tools import is_html_empty

from ..messages import (
    ARTICLE_IS_EMPTY,
    CHANGES_NOT_DESCRIBED,
    ONLY_THE_HEAD_PUBLISHES,
    READERS_WOULD_SEE_IT,
    TITLE_IS_PUBLISHED,
)

# Readers of a published article see a change of these at once: only the head of the unit may make it.
VISIBLE_TO_READERS = frozenset(
    {"is_public", "attachment_ids", "valid_from", "valid_to", "active", "unit_id", "kind"}
)


class ApkArticlePublishing(models.Model):
    """Draft, to approval, published; every publication is a version and belongs to a review (п. 47, 50)."""

    _inherit = "apk.article"

    def _check_visible_changes(self, names):
        """п. 47, 50: readers see nothing that the head has not approved, and a new title only with a new version.

        :param names: fields that are about to be written
        """
        published = self.browse() if self.env.su else self.filtered("published_at")
        if "name" in names and published:
            raise TITLE_IS_PUBLISHED(self.env)
        visible = VISIBLE_TO_READERS & names
        for article in published if visible else ():
            if not article._may_publish():
                labels = [
                    self._fields[name]._description_string(self.env) for name in sorted(visible)
                ]
                unit = article.unit_id.name
                raise READERS_WOULD_SEE_IT(self.env, fields=", ".join(labels), unit=unit)

    def _reopen_draft(self):
        """An edited article waits for publication again; readers go on seeing the published text."""
        edited = self.filtered(lambda article: article.state == "published")
        edited._set_state("draft")

    def _set_state(self, state):
        articles = self.sudo()  # sudo: nobody may write a state; the button has checked the user
        articles.state = state

    def action_submit(self):
        """The head of the unit gets a task to approve."""
        self.check_access("write")
        for article in self:
            article._check_ready()
            article._set_state("to_approve")
            head = article.unit_id.head_id or article.unit_id.deputy_id
            if head:
                article.activity_schedule(
                    "mail.mail_activity_data_todo",
                    date_deadline=self.env["apk.office"]._today(),
                    user_id=head.id,
                    summary=self.env._("Approve the article"),
                )

    def action_preview(self):
        """The draft on the page that clients see, in a new tab."""
        self.ensure_one()
        self.check_access("write")
        return {
            "type": "ir.actions.act_url",
            "url": f"/apk/knowledge/{self.id}/preview",
            "target": "new",
        }

    def action_return(self):
        """The head sends the draft back to the editor; the reason is written in the chatter."""
        self.check_access("write")
        for article in self.filtered(lambda article: article.state == "to_approve"):
            article._check_may_publish()
            article._set_state("draft")

    def action_publish(self):
        """From now on readers see this text; the former version stays in the history."""
        self.check_access("write")
        for article in self:
            article._check_may_publish()
            article._check_ready()
            article._let_text_leave()
            article._publish()

    def _publish(self):
        self.ensure_one()
        changes = self.changes
        article = self.sudo()  # sudo: nobody may write a published text; action_publish has checked
        article.write(
            {
                "name": article.draft_name or article.name,
                "draft_name": False,
                "body": article.draft_body,
                "published_at": fields.Datetime.now(),
                "published_by_id": self.env.uid,
                "changes": False,
            }
        )
        article.state = "published"  # a write of draft_name makes it a draft, so this comes second
        version = article.env["apk.article.version"]._append(article, changes)
        version.review_id = article.env["apk.knowledge.review"]._review_of_edit(version)
        words = article.index_title, article.index_keywords, article.index_body
        article.env["apk.article.word"]._learn(*words)
        article.activity_unlink(["mail.mail_activity_data_todo"])

    def _check_ready(self):
        if is_html_empty(self.draft_body):
            raise ARTICLE_IS_EMPTY(self.env)
        if self.published_at and not self.changes:
            raise CHANGES_NOT_DESCRIBED(self.env)

    def _check_may_publish(self):
        if not self._may_publish():
            raise ONLY_THE_HEAD_PUBLISHES(self.env, unit=self.unit_id.name)

    def _may_publish(self):
        """п. 47: the head or the deputy of the responsible unit, or an administrator."""
        unit, user = self.unit_id, self.env.user
        return (
            self.env.su
            or user in unit.head_id | unit.deputy_id
            or user.has_group("apk_base.group_administrator")
        )

    @api.model
    def _publish_shipped(self, kinds=("script", "contacts")):
        """At installation: publish scripts and contacts, whose words the Order itself gives; heads approve the rest."""
        for article in self.search([("published_at", "=", False), ("kind", "in", kinds)]):
            article._publish()
        waiting = self.search([("state", "=", "draft")])
        waiting.state = "to_approve"
