from odoo import fields, models

from ..messages import (
    ONLY_THE_UNIT_REVIEWS,
    REVIEW_IS_DONE,
    REVIEW_WITHOUT_EDITS,
    REVIEW_WITHOUT_REMARKS,
)


class ApkKnowledgeReviewCompletion(models.Model):
    """The unit completes its review: nothing needs to change, or the changes are published (п. 49, 50)."""

    _inherit = "apk.knowledge.review"

    def action_no_changes(self):
        """п. 50: the law and the feedback were looked at, and nothing needs to change; what there was needs a word."""
        for review in self:
            if review._is_to_be_explained() and not (review.note or "").strip():
                raise REVIEW_WITHOUT_REMARKS(self.env, what=review._reasons_text())
        self._complete("unchanged")

    def action_changed(self):
        """п. 50: «при наличии такой необходимости, внесении соответствующих изменений»."""
        for review in self:
            if not review.version_ids:
                raise REVIEW_WITHOUT_EDITS(self.env)
        self._complete("changed")

    def _complete(self, outcome):
        self.check_access("write")
        for review in self:
            review._check_may_complete()
            act = review.sudo()  # sudo: nobody may write these fields; the checks are above
            act.write(
                {
                    "state": "done",
                    "outcome": outcome,
                    "shown": review._reasons_text() or self.env._("Nothing has come up"),
                    "done_by_id": self.env.uid,
                    "done_at": fields.Datetime.now(),
                }
            )
            review._fulfil("knowledge_review")
            act.activity_feedback(["mail.mail_activity_data_todo"])

    def _check_may_complete(self):
        if self.state == "done":
            raise REVIEW_IS_DONE(self.env)
        unit, user = self.unit_id, self.env.user
        if user not in unit._people() and not user.has_group("apk_base.group_administrator"):
            raise ONLY_THE_UNIT_REVIEWS(self.env, unit=unit.name)
