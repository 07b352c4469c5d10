from odoo import api, fields, models


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
    code = fields.Char(required=True)

    _code_uniq = models.Constraint(
        "UNIQUE(question_id, code)", "This question already has such a choice."
    )

    @api.model_create_multi
    def create(self, vals_list):
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
