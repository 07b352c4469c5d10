from typing import NamedTuple

from markupsafe import Markup

from odoo import api, models
from odoo.tools import ormcache

from ..rules.filling import Asked


class Shown(NamedTuple):
    """What a page needs of the questionnaire in use: it is the same for all visitors, so no visitor waits for it."""

    form_id: int
    name: str
    intro: str
    comment_label: str
    asked: tuple[Asked, ...]
    blank: Markup  # the questions with nothing chosen


class ApkQuestionnaire(models.Model):
    """The questionnaire in use as every worker keeps it in its memory until one is published (п. 63, 80)."""

    _inherit = "apk.questionnaire"

    @api.model
    def _shown(self, document, known, area_id=None):
        """The questions for one client, see ``_questions_for``; :return: ``Shown``"""
        return self._shown_cached(document, tuple(sorted(known.items())), area_id or None)

    # Cleared with the templates, too: a changed page shows at once.
    @api.model
    @ormcache("document", "known", "area_id", "self.env.lang", cache="templates.cached_values")
    def _shown_cached(self, document, known, area_id):
        form = self._in_use(document)
        asked = form._questions_for(dict(known), area_id)._as_asked()
        blank = self.env["ir.qweb"]._render(
            "apk_feedback.feedback_questions", {"asked": asked, "sent": {}, "missing": ()}
        )
        return Shown(form.id, form.name, form.intro, form.comment_label, asked, blank)
