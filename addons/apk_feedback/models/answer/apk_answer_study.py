from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...messages import NEGATIVE_POINTS_MISSING, STUDY_IS_DONE
from ...rules.anonymity import SMALLEST_GROUP, disclosed_context
from ...rules.studying import BAD_MARKS, low_parameters, lowest, needs_words
from .apk_answer import MARK_COLUMNS

# What may stand beside one answer, in this order, as long as five answers of the quarter share it.
DISCLOSED_CONTEXT = ("rated_subject", "area_id", "unit_id", "function_id", "place")
# «Not applicable» (-1) and silence (0) are no low marks.
LOWEST_MARK = SQL(
    "SELECT LEAST(%s) FROM apk_answer WHERE apk_answer.id",
    SQL(", ").join(SQL("NULLIF(GREATEST(%s, 0), 0)", SQL.identifier("apk_answer", name)) for name in MARK_COLUMNS),
)  # fmt: skip


class ApkAnswerStudy(models.Model):
    """«Каждая анкета подлежит изучению» (п. 84): what a person has found in one answer.

    It has the id of its answer and, as the answer, neither an author nor a moment. The marks are shown, not stored;
    the low ones come first and can be asked for by those who may read each of them here anyway.
    """

    _name = "apk.answer.study"
    _description = "Study of an answer"
    _inherit = ["apk.protected.mixin"]
    _log_access = False
    _order = "lowest_mark, quarter, id"

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
    lowest_mark = fields.Integer(string="Lowest mark", compute="_compute_marks")
    is_low = fields.Boolean(string="Low mark", compute="_compute_marks", search="_search_is_low")
    rated_low = fields.Char(string="Rated low", compute="_compute_marks")
    comment = fields.Text(string="Words of the client", compute="_compute_marks")
    rated_subject = fields.Char(string="What was rated", compute="_compute_rated_subject")
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

    def _compute_marks(self):
        names = {
            one.number: one.short_name for one in self.env["apk.feedback.criterion"].search([])
        }
        for study, answer in self._with_answers():
            marks = _marks_of(answer)
            study.lowest_mark = (lowest(marks) or (0, 0))[0]
            study.is_low = study.lowest_mark in BAD_MARKS
            study.rated_low = ", ".join(
                f"{names[number]}: {marks[number]}" for number in low_parameters(marks)
            )
            study.comment = answer.comment

    def _search_is_low(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain.custom(
            to_sql=lambda _model, alias, _query: SQL(
                "(%s = %s) IN %s", LOWEST_MARK, SQL.identifier(alias, "id"), BAD_MARKS
            )
        )

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        """Low marks first; answers without marks last."""
        if field_name != "lowest_mark":
            return super()._order_field_to_sql(alias, field_name, direction, nulls, query)
        return SQL("(%s = %s) %s %s", LOWEST_MARK, SQL.identifier(alias, "id"), direction, nulls)

    def _compute_rated_subject(self):
        """Where five answers of the quarter share it, as beside one answer (``_disclosed_context``)."""
        # sudo: nobody may read the table of answers; of groups of five and more the name is shown
        answers = self.env["apk.answer"].sudo()
        shared = {
            (quarter, subject)
            for quarter, subject, count in answers._read_group(
                [("quarter", "in", self.mapped("quarter")), ("is_part", "=", False)],
                ["quarter:day", "rated_subject"],
                ["__count"],
            )
            if count >= SMALLEST_GROUP
        }
        for study, answer in self._with_answers():
            is_shared = (study.quarter, answer.rated_subject) in shared
            study.rated_subject = is_shared and self.env["apk.feedback.report"]._value_text(
                "rated_subject", answer
            )

    def _with_answers(self):
        """Pairs (study, its answer), for those who may read the studies."""
        self.check_access("read")
        # sudo: nobody may read the table of answers; only those of studies that this user may read are opened
        answers = self.env["apk.answer"].sudo().browse(self.ids)
        return zip(self, answers, strict=True)

    def _compute_answer_html(self):
        for study in self:
            answer = study._answer()
            study.answer_html = answer and self.env["ir.qweb"]._render(
                "apk_feedback.studied_answer",
                {
                    "questions": study._answered_questions(answer),
                    "comment": answer.comment,
                    "is_part": answer.is_part,
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
        """Triples (question as it was asked, what was answered, whether the mark is low)."""
        given = dict(answer.choices or {})
        for question in self._questions_of(answer):
            if question.criterion_id:
                mark = answer[MARK_COLUMNS[question.criterion_id.number - 1]]
                if mark:
                    answered = str(mark) if mark > 0 else self.env._("Not applicable")
                    yield question.wording, answered, mark in BAD_MARKS
            elif question.code in given:
                option = question.option_ids.filtered(lambda o, q=question: o.code == given[q.code])
                yield question.wording, option.name, False

    def _questions_of(self, answer):
        """Of the edition that was answered; where it is not kept, each question in its latest words."""
        forms = answer.questionnaire_id or self.env["apk.questionnaire"].search(
            [
                ("rated_subject", "in", (answer.rated_subject, "general")),
                ("state", "!=", "draft"),
            ],
            order="number desc",
        ).sorted(lambda form: form.rated_subject != answer.rated_subject)
        latest = {question.code: question for question in reversed(forms.question_ids)}
        return forms.question_ids.filtered(lambda one: latest[one.code] == one)

    def _disclosed_context(self, answer):
        """The context as far as four other answers share it: a unique one would lead to a client of the unit."""
        words = [
            self.env["apk.feedback.report"]._value_text(name, answer)
            for name in self._disclosed_names(answer)
        ]
        return [word for word in words if word]

    def _disclosed_names(self, answer):
        domain, sizes = [("quarter", "=", answer.quarter), ("is_part", "=", False)], []
        for name in DISCLOSED_CONTEXT:
            field, value = answer._fields[name], answer[name]
            domain = [*domain, (name, "=", value.id if field.type == "many2one" else value)]
            sizes.append(answer.search_count(domain))
        return DISCLOSED_CONTEXT[: disclosed_context(sizes)]

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
        following = self._following()
        # sudo: the state is the system's to write; whoever may write the study has just fulfilled п. 84
        self.sudo().state = "studied"
        return self._open(following)

    def action_study_again(self):
        """«Studied» was pressed too soon: the answer goes back to those that are not studied."""
        self.check_access("write")
        # sudo: the state is the system's to write; taking a study up again loses nothing that was found
        self.sudo().state = "new"

    def _following(self):
        """The inbox after this answer, the low ones first, followed by what was skipped before it."""
        queue = self.search(Domain("state", "=", "new") | Domain("id", "in", self.ids))
        here = queue.ids.index(self.ids[-1]) if self[-1:] in queue else 0
        return (queue[here + 1 :] + queue[:here]) - self

    def _open(self, following):
        return {
            "type": "ir.actions.client",
            "tag": "apk_open_next",
            "params": {"ids": following.ids},
        }

    def action_measure(self):
        """Words for a measure (п. 84) are ready: the parameter that was rated low, the reason, the unit, a term."""
        self.ensure_one()
        self.check_access("write")
        if self.state == "studied":
            raise STUDY_IS_DONE(self.env)
        wizard = self.env["apk.answer.measure"].create(self._measure_values())
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Make a measure"),
            "res_model": wizard._name,
            "res_id": wizard.id,
            "view_mode": "form",
            "target": "new",
            "context": {"active_id": self.id, "active_model": self._name},
        }

    def _measure_values(self):
        """The client's own words stay with the answer: beside the day of a measure they would show that it had come
        before.
        """
        answer = self._answer()
        numbers = low_parameters(_marks_of(answer))
        criteria = self.env["apk.feedback.criterion"].search([("number", "in", numbers)])
        rated = criteria.sorted(lambda one: numbers.index(one.number))
        area = answer.area_id if "area_id" in self._disclosed_names(answer) else answer.area_id[:0]
        reason = self.reason_ids[:1] or self.env["apk.feedback.reason"].search(
            [("criterion_id", "in", rated[:1].ids)], limit=1
        )
        return {
            "problem": self.negative_points or reason.name or ", ".join(rated.mapped("short_name")),
            "reason_id": reason.id,
            "criterion_id": (rated[:1] or reason.criterion_id).id,
            "quarter": self.quarter,
            "area_id": area.id,
            "unit_id": self.unit_id.id,
            "responsible_id": (self.unit_id.head_id or self.env.user).id,
        }


def _marks_of(answer):
    return {number: answer[name] for number, name in enumerate(MARK_COLUMNS, start=1)}
