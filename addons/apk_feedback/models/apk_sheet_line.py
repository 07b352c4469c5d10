from itertools import zip_longest

from odoo import api, fields, models

from ..messages import KEY_NOT_ON_THE_FORM
from ..rules.typed_answers import NotOnTheForm, typed_answer


class ApkSheetLine(models.Model):
    """One answer of a sheet, by one key: 1 to 5, 0 for «не применимо», the number of a choice."""

    _name = "apk.sheet.line"
    _description = "Typed answer"
    _inherit = ["apk.protected.mixin"]
    _order = "sheet_id, sequence, id"

    sheet_id = fields.Many2one("apk.sheet", required=True, ondelete="cascade", index=True)
    question_id = fields.Many2one(
        "apk.questionnaire.question", required=True, ondelete="cascade", written_by="creation"
    )
    sequence = fields.Integer(related="question_id.sequence", store=True)
    keys = fields.Char(compute="_compute_keys")
    key = fields.Char(string="Answer", size=1)
    second_key = fields.Char(string="Once more", size=1)

    @api.depends("question_id")
    def _compute_keys(self):
        """What the keys of this answer mean."""
        for line in self:
            question = line.question_id
            names = [f"{number} — {o.name}" for number, o in enumerate(question.option_ids, 1)]
            if question.criterion_id:
                names = [self.env._("1–5")]
                if question._allows_not_applicable():
                    names.append(self.env._("0 — not applicable"))
            line.keys = ", ".join(names)

    @api.constrains("key", "second_key")
    def _check_keys(self):
        for line in self:
            for key in (line.key, line.second_key):
                line._typed_value(key)

    def _lay_out(self, keys, column):
        """Write one key into each line: «54.20» is typed more quickly than five fields."""
        for line, key in zip_longest(self, (keys or "").replace(" ", "")):
            if line:
                line[column] = False if key in (None, ".") else key

    def _typed_value(self, key):
        try:
            return typed_answer(key, self.question_id.option_ids.mapped("code"))
        except NotOnTheForm as error:
            raise KEY_NOT_ON_THE_FORM(
                self.env, key=key, question=self.question_id.wording, keys=self.keys
            ) from error

    def _as_sent(self, name):
        """The answers as the public form would send them."""
        return {line.question_id.code: line._typed_value(line[name]) for line in self}

    def _differences(self):
        """What the two persons have typed in, a line for each question."""
        return "\n".join(
            f"{line.question_id.wording} {line.key or '–'} / {line.second_key or '–'}"
            for line in self
        )
