from odoo import api, fields, models
from odoo.tools import SQL

from ..messages import ANSWERS_ARE_NOT_TYPED_IN
from ..rules.scale import MARKS, NOT_APPLICABLE
from ..rules.scrub import scrub
from .apk_feedback_context_mixin import CONTEXT
from .documents import WAYS
from .random_ids import draw_ids_at_random

CRITERIA = range(1, 10)
MARK_COLUMNS = tuple(f"mark_{number}" for number in CRITERIA)
COLUMNS = ("quarter", *CONTEXT, "way", "questionnaire_id", *MARK_COLUMNS, "choices", "comment")
SCALE = (NOT_APPLICABLE, *MARKS)
COMMENT_LIMIT = 2000


class ApkAnswer(models.Model):
    """One anonymous questionnaire (п. 80): marks, the quarter, a coarse context. No way leads to a person.

    No author and no moment (``_log_access``), no key to an invitation, a message or a client, and an id drawn at
    random. Nobody reads this table by ORM or RPC: one answer is studied (``apk.answer.study``), many are counted
    in a report that hides small groups (``apk.feedback.report``).
    """

    _name = "apk.answer"
    _description = "Anonymous answer"
    _inherit = ["apk.feedback.context.mixin"]
    _log_access = False
    _order = "quarter desc, id"

    quarter = fields.Date(required=True, readonly=True, index=True)
    way = fields.Selection(WAYS, string="How it was given", readonly=True)
    questionnaire_id = fields.Many2one("apk.questionnaire", readonly=True, ondelete="restrict")
    # 1 to 5; -1 is «not applicable»; empty: not asked or not answered
    mark_1 = fields.Integer(string="Satisfaction on the whole", readonly=True)
    mark_2 = fields.Integer(string="Access to information", readonly=True)
    mark_3 = fields.Integer(string="Ease of papers", readonly=True)
    mark_4 = fields.Integer(string="News of the status", readonly=True)
    mark_5 = fields.Integer(string="Courtesy and competence", readonly=True)
    mark_6 = fields.Integer(string="Convenience of the place", readonly=True)
    mark_7 = fields.Integer(string="Convenience of the interface", readonly=True)
    mark_8 = fields.Integer(string="Terms", readonly=True)
    mark_9 = fields.Integer(string="What to do after a refusal", readonly=True)
    choices = fields.Json(readonly=True)
    comment = fields.Text(readonly=True)

    _marks_on_scale = models.Constraint(
        f"CHECK({' AND '.join(f'{name} IN {SCALE}' for name in MARK_COLUMNS)})",
        "A mark is from 1 to 5.",
    )

    def init(self):
        draw_ids_at_random(self.env.cr, self._table)

    @api.model_create_multi
    def create(self, vals_list):  # pylint: disable=method-required-super
        """Answers come from the form only: a typed-in answer is a forged one."""
        raise ANSWERS_ARE_NOT_TYPED_IN(self.env)

    @api.model
    def _take(self, questionnaire_id, context, given, *, way, once=None):
        """Keep one filled questionnaire: scrubbed at once, sealed until there is company.

        :param dict context: values of ``CONTEXT``
        :param dict given: ``marks`` (number of the parameter: mark), ``choices`` (code of the question: code of
            the choice), ``comment``
        :param once: see ``apk.answer.waiting._put``
        """
        sheet = {
            **{name: context.get(name) or None for name in CONTEXT},
            "way": way,
            "questionnaire_id": questionnaire_id,
            **{f"mark_{number}": mark for number, mark in given.get("marks", {}).items()},
            "choices": given.get("choices") or None,
            "comment": scrub((given.get("comment") or "")[:COMMENT_LIMIT]) or None,
        }
        waiting = self.env[
            "apk.answer.waiting"
        ].sudo()  # sudo: nobody reads or writes those that wait
        waiting._put(sheet, once)

    @api.model
    def _cron_release(self):
        """Let the waiting answers join the others, and shuffle the quarter so that nobody sees who came last."""
        self.env.flush_all()
        sheets = self.env["apk.answer.waiting"]._take_ready()
        self._insert_all(sheets)
        self.env["apk.answer.study"]._open_for_new()
        for quarter in {sheet["quarter"] for sheet in sheets}:
            self._shuffle(quarter)
        self.invalidate_model(flush=False)
        self.env["apk.answer.study"].invalidate_model(flush=False)

    @api.model
    def _insert_all(self, sheets):
        for sheet in sheets:
            self._insert(sheet)

    @api.model
    def _insert(self, sheet):
        """A drawn id that is taken already is drawn again."""
        columns = SQL(", ").join(map(SQL.identifier, COLUMNS))
        values = [sheet.get(name) for name in COLUMNS]
        values[COLUMNS.index("choices")] = fields.Json().convert_to_column(
            sheet.get("choices"), self
        )
        is_kept = None
        while not is_kept:
            self.env.cr.execute(
                SQL(
                    "INSERT INTO apk_answer (%s) VALUES %s ON CONFLICT (id) DO NOTHING RETURNING 1",
                    columns,
                    tuple(values),
                )
            )
            is_kept = self.env.cr.fetchone()

    @api.model
    def _shuffle(self, quarter):
        """Lay all answers of the quarter down anew, at once, in the order of their random ids.

        PostgreSQL keeps with each row the number of its transaction (xmin) and lays rows down as they come (ctid):
        without this both would tell which answers came in one night.
        """
        self.env.cr.execute(
            "WITH taken AS (DELETE FROM apk_answer WHERE quarter = %s RETURNING *)"
            " INSERT INTO apk_answer SELECT * FROM taken ORDER BY id",
            [quarter],
        )
        self.env["apk.answer.study"]._shuffle(quarter)
