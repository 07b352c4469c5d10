from odoo import api, fields, models
from odoo.tools import SQL

from ...rules.anonymity import SMALLEST_GROUP
from .apk_answer import COLUMNS


class ApkAnswerRelease(models.Model):
    """Waiting answers join the others in a crowd, and nothing shows which of them came last (п. 80)."""

    _inherit = "apk.answer"

    @api.model
    def _cron_release(self):
        """Insert the answers that may leave, open their studies, and shuffle each quarter that they belong to."""
        self.env.flush_all()
        answers = self.env["apk.answer.waiting"]._pop_ready()
        self._insert_all(answers)
        self.env["apk.answer.study"]._open_for_new()
        for quarter in {values["quarter"] for values in answers}:
            self._shuffle(quarter)
        self.env["apk.invitation.spent"]._shuffle()
        self.env["apk.invitation"]._forget_old()
        self.invalidate_model(flush=False)
        self.env["apk.answer.study"].invalidate_model(flush=False)

    @api.model
    def _insert_all(self, answers):
        for values in answers:
            self._insert(values)

    @api.model
    def _insert(self, values):
        """An id that happens to be taken already is drawn again."""
        columns = SQL(", ").join(map(SQL.identifier, COLUMNS))
        row = [values.get(name) for name in COLUMNS]
        row[COLUMNS.index("choices")] = fields.Json().convert_to_column(values.get("choices"), self)
        is_inserted = None
        while not is_inserted:
            self.env.cr.execute(
                SQL(
                    "INSERT INTO apk_answer (%s) VALUES %s ON CONFLICT (id) DO NOTHING RETURNING 1",
                    columns,
                    tuple(row),
                )
            )
            is_inserted = self.env.cr.fetchone()

    @api.model
    def _shuffle(self, quarter):
        """Rewrite all answers of the quarter in one statement, in the order of their random ids.

        PostgreSQL keeps with each row the number of its transaction (xmin) and its place in the file (ctid): without
        this both would show which answers were released in one night.
        """
        self.env.cr.execute(
            "WITH taken AS (DELETE FROM apk_answer WHERE quarter = %s RETURNING *)"
            " INSERT INTO apk_answer SELECT * FROM taken ORDER BY id",
            [quarter],
        )
        self.env["apk.answer.study"]._shuffle(quarter)


class ApkAnswerStudyRelease(models.Model):
    """The studies follow their answers: one for each, in the same shuffled order."""

    _inherit = "apk.answer.study"

    @api.model
    def _open_for_new(self):
        """A study for every answer that has none yet.

        The head of the unit studies it when the unit has five answers or more in the quarter. The others go to the
        person responsible for client-centricity: the head of a unit with one finished matter would know whose it was.
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
        """The same for the studies and their reasons: their xmin and ctid would show as much as those of the answers."""
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
