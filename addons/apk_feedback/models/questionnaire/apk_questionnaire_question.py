from odoo import api, fields, models

from ...rules.codes import free_code
from ...rules.filling import Asked, read_answers


class ApkQuestionnaireQuestion(models.Model):
    """A question: a mark for one of the nine parameters, or a choice among given words."""

    _name = "apk.questionnaire.question"
    _description = "Question"
    _inherit = ["apk.cached.mixin"]
    _order = "questionnaire_id, sequence, id"
    _rec_name = "wording"

    questionnaire_id = fields.Many2one(
        "apk.questionnaire", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(default=10)
    wording = fields.Char(string="Question", required=True)
    code = fields.Char(
        compute="_compute_code",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
        help="Under which name the answer is kept: two versions of one question have the same.",
    )
    criterion_id = fields.Many2one(
        "apk.feedback.criterion",
        string="Parameter",
        ondelete="restrict",
        help="With a parameter the answer is a mark from 1 to 5; without it, a choice.",
    )
    is_required = fields.Boolean(string="Must be answered")
    area_id = fields.Many2one(
        "apk.area",
        string="Only for the area",
        ondelete="restrict",
        help="Empty: asked of everybody.",
    )
    option_ids = fields.One2many(
        "apk.questionnaire.option", "question_id", string="Choices", copy=True
    )

    _code_uniq = models.Constraint(
        "UNIQUE(questionnaire_id, code)", "This questionnaire already has such a question."
    )

    @api.depends("criterion_id")
    def _compute_code(self):
        for question in self:
            if question.criterion_id:
                question.code = f"c{question.criterion_id.number}"
            else:
                question.code = question.code or question._free_code()

    def _free_code(self):
        return free_code("q", self.questionnaire_id.question_ids.mapped("code"))

    @api.model_create_multi
    def create(self, vals_list):
        """A choice has no parameter to be named by: it is given a code once, which goes along with every copy."""
        forms = self.env["apk.questionnaire"].browse(
            number for vals in vals_list if (number := vals.get("questionnaire_id"))
        )
        taken = {form.id: set(form.question_ids.mapped("code")) for form in forms}
        for vals in vals_list:
            codes = taken.get(vals.get("questionnaire_id"), set())
            if not vals.get("criterion_id") and not vals.get("code"):
                vals["code"] = free_code("q", codes)
            codes.add(vals.get("code"))
        questions = super().create(vals_list)
        questions.questionnaire_id._check_draft()
        return questions

    def write(self, vals):
        self.questionnaire_id._check_draft()
        result = super().write(vals)
        self.questionnaire_id._check_draft()  # a question may not be moved into a published edition either
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_draft(self):
        self.questionnaire_id._check_draft()

    def _allows_not_applicable(self):
        """«Не применимо» is offered for a mark, except for the one that the form is about."""
        return bool(self.criterion_id) and not self.is_required

    def _read_answers(self, sent):
        """What was answered to these questions, as ``rules.filling.Filled``."""
        return read_answers(self._as_asked(), sent)

    def _as_asked(self):
        return tuple(
            Asked(
                question.code,
                question.criterion_id.number or None,
                {option.code: option.name for option in question.option_ids},
                question.is_required,
                question._allows_not_applicable(),
                question.wording,
            )
            for question in self
        )
