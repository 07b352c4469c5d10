from odoo import models


class ApkQuestionnaireCheck(models.Model):
    """The questions pass the check of outgoing texts before clients see them (п. 7)."""

    _name = "apk.questionnaire"
    _inherit = ["apk.questionnaire", "apk.checked.text.mixin"]

    def _checked_text(self):
        questions = self.question_ids.mapped("wording")
        return "questionnaire", [self.name or "", *(self.intro or "").splitlines(), *questions]

    def _text_unit(self):
        """The unit of whoever publishes: a questionnaire belongs to none."""
        return self.env.user.apk_unit_ids[:1]

    def _may_override_text(self):
        """The officer for clients keeps the questionnaires."""
        is_officer = self.env.user.has_group("apk_base.group_client_officer")
        return is_officer or super()._may_override_text()
