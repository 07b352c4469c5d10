from odoo import api, fields, models

from ...messages import PUBLISHED_QUESTIONNAIRE_IS_FINAL, QUESTIONNAIRE_IS_EMPTY
from ...rules.conditions import is_asked
from ..rated_subject import RATED_SUBJECTS


class ApkQuestionnaire(models.Model):
    """An edition of the questions about one rated subject (п. 20, 26, 43, 61, 63, 80).

    A published edition is never changed: answers keep the questions they were given to. A change is a new edition.
    """

    _name = "apk.questionnaire"
    _description = "Questionnaire"
    _inherit = ["apk.edition.mixin", "apk.cached.mixin"]
    _order = "rated_subject, number desc"
    _edition_of = ("rated_subject",)

    name = fields.Char(string="Title on the page", required=True)
    rated_subject = fields.Selection(RATED_SUBJECTS, string="What is rated", required=True)
    number = fields.Integer(string="Version")
    state = fields.Selection(
        [("draft", "Draft"), ("in_force", "In use"), ("superseded", "Superseded")]
    )
    published_on = fields.Date(copy=False, written_by="system")
    intro = fields.Text(string="Words above the questions")
    comment_label = fields.Char(
        string="Question with a free answer", help="Empty: no free answer is asked for."
    )
    question_ids = fields.One2many(
        "apk.questionnaire.question", "questionnaire_id", string="Questions", copy=True
    )

    _number_uniq = models.Constraint(
        "UNIQUE(rated_subject, number)", "There is already a version of this number."
    )
    _in_force_uniq = models.UniqueIndex(
        "(rated_subject) WHERE state = 'in_force'", "One version alone can be in use."
    )

    def write(self, vals):
        self._check_draft()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_draft(self):
        self._check_draft()

    @api.depends("name", "number")
    def _compute_display_name(self):
        for form in self:
            form.display_name = self.env._(
                "%(name)s, version %(version)s", name=form.name, version=form.number
            )

    def _check_draft(self):
        if not self.env.su and any(form.state != "draft" for form in self):
            raise PUBLISHED_QUESTIONNAIRE_IS_FINAL(self.env)

    def action_publish(self):
        """From now on clients see this edition; the former one stays as it was."""
        self.ensure_one()
        self.check_access("write")
        self._check_draft()
        if not self.question_ids:
            raise QUESTIONNAIRE_IS_EMPTY(self.env)
        self._let_text_leave()
        self._put_in_force(published_on=self.env["apk.office"]._today())

    @api.model
    def _in_use(self, rated_subject):
        """The edition that clients see now; the general one where a subject has none of its own."""
        # sudo: a visitor of the public page has no rights at all; what is in force is shown to anybody who opens it
        forms = self.sudo().search(
            [("rated_subject", "in", [rated_subject, "general"]), ("state", "=", "in_force")]
        )
        return forms.filtered(lambda form: form.rated_subject == rated_subject) or forms

    def _questions_for(self, known, area_id=None):
        """Questions for one client.

        :param known: «visit», «online», «refusal»: whether it holds; missing where nobody knows
        :param area_id: the area of the matter, when it is known: its extra questions are asked, too
        """
        return self.question_ids.filtered(
            lambda one: (
                is_asked(one.criterion_id.condition, known)
                and (not one.area_id or one.area_id.id == area_id)
            )
        )

    def _required_questions(self):
        return ", ".join(self.question_ids.filtered("is_required").mapped("wording"))
