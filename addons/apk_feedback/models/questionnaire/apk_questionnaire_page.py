from typing import NamedTuple

from markupsafe import Markup

from odoo import api, models
from odoo.tools import ormcache

from ...rules.filling import Asked


class PageContent(NamedTuple):
    """What a page needs of the questionnaire in force; it is the same for all visitors."""

    form_id: int
    name: str
    intro: str
    comment_label: str
    asked: tuple[Asked, ...]
    blank: Markup  # the questions with nothing chosen


class ApkQuestionnairePage(models.Model):
    """The questionnaire on the public pages (п. 63, 80): every worker keeps it rendered in its memory.

    Publishing an edition clears the cache (``apk.cached.mixin``), so visitors see it at once.
    """

    _inherit = "apk.questionnaire"

    @api.model
    def _page_content(self, rated_subject, known, area_id=None):
        """The questions for one client, see ``_questions_for``; :return: ``PageContent``"""
        return self._cached_page_content(
            rated_subject, tuple(sorted(known.items())), area_id or None
        )

    def action_preview(self):
        """The page as the client will see it, a draft too, on a desk and on a phone."""
        self.ensure_one()
        url = f"/apk/feedback-preview/{self.id}"
        return {"type": "ir.actions.act_url", "url": url, "target": "new"}

    def _preview_content(self):
        """All questions of this edition, those too that only some are asked."""
        self.check_access("read")
        asked = self.question_ids._as_asked()
        blank = self._questions_html(asked)
        return PageContent(self.id, self.name, self.intro, self.comment_label, asked, blank)

    def _questions_html(self, asked):
        return self.env["ir.qweb"]._render(
            "apk_feedback.feedback_questions", {"asked": asked, "sent": {}, "missing": ()}
        )

    # In the cache of the templates: it is cleared as well when the template of the questions changes.
    @api.model
    @ormcache("rated_subject", "known", "area_id", "self.env.lang", cache="templates.cached_values")
    def _cached_page_content(self, rated_subject, known, area_id):
        form = self._in_use(rated_subject)
        asked = form._questions_for(dict(known), area_id)._as_asked()
        blank = self._questions_html(asked)
        return PageContent(form.id, form.name, form.intro, form.comment_label, asked, blank)
