from odoo import api, models

from ...rules.conditions import CONDITION_OF_MARK
from ..apk_feedback_context_mixin import CONDITION_FIELDS
from .apk_answer import MARK_COLUMNS


class ApkAnswerParts(models.Model):
    """Marks and choices that only some are asked for give away the context that is hidden (п. 80).

    Such a part is taken out of its answer. It waits for five of its kind and then stands in the table by itself: it is
    counted and studied, and nothing says which answer it was taken from.
    """

    _inherit = "apk.answer"

    @api.model
    def _detach_parts(self, values):
        """Take out of an answer what shows a hidden part of its context.

        :param dict values: an answer with what is kept of its context; changed
        :return: list of parts, values of answers themselves
        """
        parts = []
        for name, column in self._asked_of_some(values):
            if values.get(name) and not values.get(column):
                parts.append(self._part(values, name, {name: values.pop(name)}))
        choices = dict(values.get("choices") or {})
        for code in self._choices_of_areas(values):
            if code in choices and not values["area_id"]:
                parts.append(self._part(values, code, {"choices": {code: choices.pop(code)}}))
        values["choices"] = choices or None
        return parts

    def _part(self, values, name, given):
        kept = {column: values.get(column) for column in ("rated_subject", "person")}
        return {**kept, **given, "part": name, "is_part": True, "collection_mode": None}

    def _asked_of_some(self, values):
        """Pairs (column of a mark, column of the context that it gives away); «not applicable» gives away nothing."""
        for number, condition in CONDITION_OF_MARK.items():
            if (values.get(MARK_COLUMNS[number - 1]) or 0) > 0:
                yield MARK_COLUMNS[number - 1], CONDITION_FIELDS[condition]
        for question in self._questions_of_areas(values).filtered("criterion_id"):
            yield MARK_COLUMNS[question.criterion_id.number - 1], "area_id"

    def _choices_of_areas(self, values):
        questions = self._questions_of_areas(values)
        return questions.filtered(lambda one: not one.criterion_id).mapped("code")

    def _questions_of_areas(self, values):
        """Of any edition that has asked about this: a hidden edition is known by its questions."""
        return self.env["apk.questionnaire.question"].search(
            [
                ("area_id", "!=", False),
                ("questionnaire_id.rated_subject", "in", (values["rated_subject"], "general")),
            ]
        )
