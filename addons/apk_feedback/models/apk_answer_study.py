from odoo import api, fields, models

from ..messages import NEGATIVE_POINTS_MISSING, STUDY_IS_DONE
from ..rules.anonymity import SMALLEST_GROUP, told_context
from ..rules.studying import needs_words
from .apk_answer import MARK_COLUMNS

# What may stand beside one answer, in this order, as long as five answers of the quarter share it.
TOLD = ("document", "area_id", "unit_id", "function_id", "place")


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
    sheet = fields.Html(string="Answer", compute="_compute_sheet", sanitize=False)
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

    def _compute_sheet(self):
        for study in self:
            answer = study._answer()
            study.sheet = answer and self.env["ir.qweb"]._render(
                "apk_feedback.answer_sheet",
                {
                    "questions": study._answered(answer),
                    "comment": answer.comment,
                    "context": study._told(answer),
                },
            )

    def _answer(self):
        """The answer of this study: whoever may see the study sees it here and nowhere else."""
        self.check_access("read")
        answers = self.env["apk.answer"].sudo()  # sudo: raw answers are closed to everybody
        return answers.browse(self.id).exists()

    def _answered(self, answer):
        """Pairs (question as it was asked, what was answered)."""
        given = dict(answer.choices or {})
        for question in answer.questionnaire_id.question_ids:
            if question.criterion_id:
                mark = answer[f"mark_{question.criterion_id.number}"]
                if mark:
                    yield question.wording, str(mark) if mark > 0 else self.env._("Not applicable")
            elif question.code in given:
                option = question.option_ids.filtered(lambda o, q=question: o.code == given[q.code])
                yield question.wording, option.name

    def _told(self, answer):
        """The context as far as four others share it: a single one would lead to a client of the unit."""
        domain, sizes, words = [("quarter", "=", answer.quarter)], [], []
        for name in TOLD:
            field, value = answer._fields[name], answer[name]
            domain = [*domain, (name, "=", value.id if field.type == "many2one" else value)]
            sizes.append(answer.search_count(domain))
            words.append(self.env["apk.feedback.report"]._value_text(name, answer))
        return [word for word in words[: told_context(sizes)] if word]

    def action_study(self):
        """Studied; the next one opens."""
        self.check_access("write")
        for study in self:
            if study.state == "studied":
                raise STUDY_IS_DONE(self.env)
            answer = study._answer()
            is_named = study.reason_ids or (study.negative_points or "").strip()
            if needs_words(answer[name] for name in MARK_COLUMNS) and not is_named:
                raise NEGATIVE_POINTS_MISSING(self.env)
        self.sudo().state = "studied"  # sudo: by this button only
        return self._next()

    def action_study_again(self):
        """«Studied» was pressed too soon: the answer lies among those not studied again."""
        self.check_access("write")
        self.sudo().state = "new"  # sudo: by this button only

    def _next(self):
        following = self.search([("state", "=", "new"), ("id", "not in", self.ids)], limit=1)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "apk_feedback.apk_answer_study_action"
        )
        if following:
            action.update(views=[(False, "form")], res_id=following.id)
        return action

    @api.model
    def _open_for_new(self):
        """A study for every answer that has none yet.

        The head of the unit studies, where the unit has company in the quarter; the rest goes to the one
        responsible for client-centricity: the head of a unit with one finished matter would know whose it was.
        """
        self.env.cr.execute(
            "INSERT INTO apk_answer_study (id, quarter, state, unit_id)"
            " SELECT id, quarter, 'new', CASE WHEN crowd >= %s THEN unit_id END FROM"
            "  (SELECT id, quarter, unit_id, count(*) OVER (PARTITION BY quarter, unit_id) AS crowd"
            "   FROM apk_answer) AS answer"
            " WHERE NOT EXISTS (SELECT 1 FROM apk_answer_study AS study WHERE study.id = answer.id)"
            " ORDER BY id",
            [SMALLEST_GROUP],
        )

    @api.model
    def _shuffle(self, quarter):
        """As ``apk.answer._shuffle``: neither the order of rows nor their transactions may tell who came last."""
        self.env.flush_all()
        self.env.cr.execute(
            "CREATE TEMP TABLE reasons ON COMMIT DROP AS SELECT rel.* FROM apk_answer_study_reason_rel AS rel"
            " JOIN apk_answer_study AS study ON study.id = rel.study_id WHERE study.quarter = %(quarter)s;"
            " DELETE FROM apk_answer_study_reason_rel AS rel USING reasons WHERE reasons.study_id = rel.study_id;"
            " WITH taken AS (DELETE FROM apk_answer_study WHERE quarter = %(quarter)s RETURNING *)"
            " INSERT INTO apk_answer_study SELECT * FROM taken ORDER BY id;"
            " INSERT INTO apk_answer_study_reason_rel SELECT * FROM reasons ORDER BY study_id, reason_id;"
            " DROP TABLE reasons",
            {"quarter": quarter},
        )
