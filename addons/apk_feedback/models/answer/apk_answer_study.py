from odoo import api, fields, models

from ...messages import NEGATIVE_POINTS_MISSING, STUDY_IS_DONE
from ...rules.anonymity import disclosed_context
from ...rules.studying import needs_words
from .apk_answer import MARK_COLUMNS

# What may stand beside one answer, in this order, as long as five answers of the quarter share it.
DISCLOSED_CONTEXT = ("rated_subject", "area_id", "unit_id", "function_id", "place")


class ApkAnswerStudy(models.Model):
    """«Каждая анкета подлежит изучению» (п. 84): what a person has found in one answer.

    It has the id of its answer and, as the answer, neither an author nor a moment. The marks are shown, not stored:
    nothing here can be searched or grouped by them.
    """

    _name = "apk.answer.study"
    _description = "Study of an answer"
    _inherit = ["apk.protected.mixin"]
    _log_access = False
    _order = "quarter, id"

    quarter = fields.Date(required=True, index=True, written_by="system")
    unit_id = fields.Many2one(
        "apk.unit", string="Studied by", ondelete="restrict", written_by="system"
    )
    state = fields.Selection(
        [("new", "Not studied"), ("studied", "Studied")],
        default="new",
        required=True,
        index=True,
        written_by="system",
    )
    answer_html = fields.Html(string="Answer", compute="_compute_answer_html", sanitize=False)
    negative_points = fields.Text(string="What went wrong")
    reason_ids = fields.Many2many(
        "apk.feedback.reason",
        "apk_answer_study_reason_rel",
        "study_id",
        "reason_id",
        string="Reasons",
    )

    @api.depends("quarter")
    def _compute_display_name(self):
        for study in self:
            study.display_name = self.env._(
                "Answer of quarter %(n)s of %(year)s",
                n=study.quarter.month // 3 + 1,
                year=study.quarter.year,
            )

    def _compute_answer_html(self):
        for study in self:
            answer = study._answer()
            study.answer_html = answer and self.env["ir.qweb"]._render(
                "apk_feedback.studied_answer",
                {
                    "questions": study._answered_questions(answer),
                    "comment": answer.comment,
                    "context": study._disclosed_context(answer),
                },
            )

    def _answer(self):
        """The answer of this study, for those who may read the study; there is no other door to it."""
        self.check_access("read")
        # sudo: nobody may read the table of answers; only the one of a study that this user may read is opened
        answers = self.env["apk.answer"].sudo()
        return answers.browse(self.id).exists()

    def _answered_questions(self, answer):
        """Pairs (question as it was asked, what was answered)."""
        given = dict(answer.choices or {})
        for question in answer.questionnaire_id.question_ids:
            if question.criterion_id:
                mark = answer[MARK_COLUMNS[question.criterion_id.number - 1]]
                if mark:
                    yield question.wording, str(mark) if mark > 0 else self.env._("Not applicable")
            elif question.code in given:
                option = question.option_ids.filtered(lambda o, q=question: o.code == given[q.code])
                yield question.wording, option.name

    def _disclosed_context(self, answer):
        """The context as far as four other answers share it: a unique one would lead to a client of the unit."""
        domain, sizes, words = [("quarter", "=", answer.quarter)], [], []
        for name in DISCLOSED_CONTEXT:
            field, value = answer._fields[name], answer[name]
            domain = [*domain, (name, "=", value.id if field.type == "many2one" else value)]
            sizes.append(answer.search_count(domain))
            words.append(self.env["apk.feedback.report"]._value_text(name, answer))
        return [word for word in words[: disclosed_context(sizes)] if word]

    def action_study(self):
        """The answer is studied; the next one opens."""
        self.check_access("write")
        for study in self:
            if study.state == "studied":
                raise STUDY_IS_DONE(self.env)
            answer = study._answer()
            is_explained = study.reason_ids or (study.negative_points or "").strip()
            if needs_words(answer[name] for name in MARK_COLUMNS) and not is_explained:
                raise NEGATIVE_POINTS_MISSING(self.env)
        # sudo: the state is the system's to write; whoever may write the study has just fulfilled п. 84
        self.sudo().state = "studied"
        return self._next()

    def action_study_again(self):
        """«Studied» was pressed too soon: the answer goes back to those that are not studied."""
        self.check_access("write")
        # sudo: the state is the system's to write; taking a study up again loses nothing that was found
        self.sudo().state = "new"

    def _next(self):
        following = self.search([("state", "=", "new"), ("id", "not in", self.ids)], limit=1)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "apk_feedback.apk_answer_study_action"
        )
        if following:
            action.update(views=[(False, "form")], res_id=following.id)
        return action
