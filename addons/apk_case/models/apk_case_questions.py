from odoo import api, fields, models

from ..messages import ANSWER_ALREADY_SENT
from ..rules.question_result import result_of
from .case_result import RESULTS

# A message's own fields that its only question repeats.
FOLLOWED = {"subject": "name", "topic_id": "topic_id", "need_id": "need_id", "unit_id": "unit_id"}


class ApkCaseQuestions(models.Model):
    """The questions of a message and what became of them (59-ФЗ, ст. 8, ч. 4): the message's result follows from theirs."""

    _inherit = "apk.case"

    question_ids = fields.One2many("apk.case.question", "case_id", string="Questions")
    question_count = fields.Integer(
        string="Number of questions", compute="_compute_question_count", aggregator=None
    )
    result = fields.Selection(
        RESULTS,
        compute="_compute_result",
        inverse="_inverse_result",
        store=True,
        readonly=False,
        copy=False,
        tracking=True,
    )
    measures_taken = fields.Boolean(
        string="Measures are taken",
        compute="_compute_measures_taken",
        inverse="_inverse_measures_taken",
        help="What the client asked for is not only supported but done.",
    )

    @api.depends("question_ids")
    def _compute_question_count(self):
        for case in self:
            case.question_count = len(case.question_ids)

    @api.depends("question_ids.result")
    def _compute_result(self):
        for case in self:
            case.result = result_of(case.question_ids.mapped("result"))

    def _inverse_result(self):
        """A result that is given to the message is that of its question; of several, and of those merged into it, of such as have none."""
        for case in self:
            changed = {"result": case.result}
            if case.result != "supported":
                changed["measures_taken"] = False
            mine, is_alone = case.question_ids, len(case.question_ids) == 1
            for question in mine.filtered(lambda one, alone=is_alone: alone or not one.result):
                if question.result != case.result:
                    question.write(changed)
            # sudo: a merged message may be another unit's; one answer was given to both
            merged = case.sudo().merged_ids.question_ids
            merged.filtered(lambda one: one.ended_on and not one.result).write(changed)
        several = self.filtered(lambda case: case.question_count > 1)
        self.env.add_to_compute(self._fields["result"], several)

    @api.depends("question_ids.measures_taken")
    def _compute_measures_taken(self):
        for case in self:
            case.measures_taken = any(case.question_ids.mapped("measures_taken"))

    def _inverse_measures_taken(self):
        for case in self:
            questions = case.question_ids
            if case.measures_taken:
                questions = questions.filtered(lambda one: one.result == "supported")
            questions.write({"measures_taken": case.measures_taken})

    def _follow_in_question(self, names):
        """The only question of a message says what the message says; one that is over takes only what it lacks.

        :param names: fields of the message that have just been written
        """
        followed = FOLLOWED.keys() & names
        # sudo: who has handed a message over may see it no more; its question takes over what stands in it
        for case in self.sudo() if followed else ():
            question = case.question_ids
            if len(question) == 1:
                values = {
                    FOLLOWED[name]: case._fields[name].convert_to_write(case[name], case)
                    for name in followed
                }
                is_open = question.is_open
                question.write(
                    {name: value for name, value in values.items() if is_open or not question[name]}
                )

    def action_add_question(self):
        """«Add a question»: what stops it is said before anything is typed."""
        self.ensure_one()
        self._check_may_add_question()
        action = self.env["ir.actions.act_window"]._for_xml_id("apk_case.apk_case_question_action")
        new = {"default_case_id": self.id, "default_unit_id": self.unit_id.id}
        return {**action, "context": {**new, "default_sequence": 10 + 10 * len(self.question_ids)}}

    def _check_may_add_question(self):
        self.check_access("write")
        self._check_is_open()
        if any(case.has_answer_delivery for case in self):
            raise ANSWER_ALREADY_SENT(self.env)

    def _end_questions(self, moment):
        """What is still open is over with the answer, or with the decision to leave the message without one."""
        # sudo: the program ends them with what ends the message; those of merged messages may be another unit's
        for case in self.sudo():
            case.question_ids._conclude(moment)
            of_merged = case.merged_ids.question_ids.filtered("is_open")
            of_merged._conclude(moment)
            lacking = of_merged.filtered(lambda one: not one.result)
            if case.result != "unanswered":
                lacking.write({"result": case.result})

    def _reopen_questions(self):
        """The proof of the answer is gone; what was forwarded stays forwarded."""
        # sudo: as nobody may end a question by hand, nobody may open it
        for case in self.sudo():
            answered = (case | case.merged_ids).question_ids.filtered("answered_at")
            answered.write({"answered_at": False, "ended_on": False})
