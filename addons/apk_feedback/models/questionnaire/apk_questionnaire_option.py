from odoo import api, fields, models

from ...rules.codes import free_code


class ApkQuestionnaireOption(models.Model):
    """One of the words that a client may choose."""

    _name = "apk.questionnaire.option"
    _description = "Choice"
    _inherit = ["apk.cached.mixin"]
    _order = "question_id, sequence, id"

    question_id = fields.Many2one(
        "apk.questionnaire.question", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(required=True)
    code = fields.Char(
        required=True,
        help="Under which name the answer is kept: two versions of one question have the same.",
    )

    _code_uniq = models.Constraint(
        "UNIQUE(question_id, code)", "This question already has such a choice."
    )

    @api.model_create_multi
    def create(self, vals_list):
        """The officer types words; a code is given once and goes along with every copy."""
        questions = self.env["apk.questionnaire.question"].browse(
            number for vals in vals_list if (number := vals.get("question_id"))
        )
        taken = {question.id: set(question.option_ids.mapped("code")) for question in questions}
        for vals in vals_list:
            codes = taken.get(vals.get("question_id"), set())
            vals["code"] = vals.get("code") or free_code("w", codes)
            codes.add(vals["code"])
        options = super().create(vals_list)
        options.question_id.questionnaire_id._check_draft()
        return options

    def write(self, vals):
        self.question_id.questionnaire_id._check_draft()
        result = super().write(vals)
        self.question_id.questionnaire_id._check_draft()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_draft(self):
        self.question_id.questionnaire_id._check_draft()
