from odoo import api, fields, models

from ..rules.anonymity import SMALLEST_GROUP


class ApkAnswerStudy(models.Model):
    """«Каждая анкета подлежит изучению» (п. 84): what a person has found in one answer.

    It has the id of its answer and, as the answer, neither an author nor a moment.
    """

    _name = "apk.answer.study"
    _description = "Study of an answer"
    _log_access = False
    _order = "quarter, id"

    quarter = fields.Date(required=True, readonly=True, index=True)
    unit_id = fields.Many2one("apk.unit", string="Studied by", readonly=True, ondelete="restrict")
    state = fields.Selection(
        [("new", "Not studied"), ("studied", "Studied")],
        default="new",
        required=True,
        readonly=True,
        index=True,
    )
    negative_points = fields.Text(string="What went wrong")
    reason_ids = fields.Many2many(
        "apk.feedback.reason",
        "apk_answer_study_reason_rel",
        "study_id",
        "reason_id",
        string="Reasons of dissatisfaction",
    )

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
