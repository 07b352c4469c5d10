from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import format_date

from odoo.addons.apk_client.models.office_time import to_local

from ..exceptions import AnswersAreNotTypedIn
from ..rules.anonymity import coarse_month

# A server that was switched off for a month still mixes every answer once it is on.
LATEST_MIX = timedelta(days=31)


class ApkAnswer(models.Model):
    """One anonymous answer (п. 80): a mark, the month, the kind of letter. No way leads to a person.

    No author and no moment (``_log_access``), no key to an invitation, a message or a client, and an id drawn
    at random: a serial one would put answers into the order of the letters.
    """

    _name = "apk.answer"
    _description = "Anonymous answer"
    _log_access = False
    _order = "month desc, id"

    month = fields.Date(required=True, readonly=True)
    document = fields.Selection(
        [("first_reply", "First reply"), ("answer", "Answer on the merits")],
        string="Rated",
        required=True,
        readonly=True,
    )
    score = fields.Integer(string="Mark", required=True, readonly=True, aggregator="avg")

    _score_on_scale = models.Constraint("CHECK(score BETWEEN 1 AND 5)", "A mark is from 1 to 5.")

    def init(self):
        # Not random(): it is reckoned from a seed, and who knows some ids could put the others into order.
        self.env.cr.execute(
            "ALTER TABLE apk_answer ALTER COLUMN id SET DEFAULT"
            " GREATEST(1, ('x' || left(gen_random_uuid()::text, 8))::bit(32)::int & 2147483647)"
        )

    @api.depends("month")
    def _compute_display_name(self):
        """«ноябрь 2026»: the first day of a month on a screen would look like the day of the answer."""
        for answer in self:
            answer.display_name = format_date(self.env, answer.month, date_format="LLLL yyyy")

    @api.model_create_multi
    def create(self, vals_list):  # pylint: disable=method-required-super
        """Answers come from the public form only: a typed-in answer is a forged one."""
        raise AnswersAreNotTypedIn(self.env)

    @api.model
    def _record(self, document, score):
        """Keep one answer. A drawn id that is taken already is drawn again.

        Plain SQL: the ORM would leave the answer in caches beside the visitor's session.
        """
        is_kept = None
        while not is_kept:
            self.env.cr.execute(
                "INSERT INTO apk_answer (month, document, score) VALUES (%s, %s, %s)"
                " ON CONFLICT (id) DO NOTHING RETURNING 1",
                [coarse_month(self._today()), document, score],
            )
            is_kept = self.env.cr.fetchone()

    @api.model
    def _cron_mix_answers(self):
        """Lay fresh answers down anew, all at once, in the order of their random ids.

        PostgreSQL keeps with each row the number of its transaction (xmin) and lays rows down as they come (ctid):
        both lead from an invitation to the answer that was given with it.
        """
        self.env.cr.execute(
            "WITH taken AS (DELETE FROM apk_answer WHERE month >= %s RETURNING *)"
            " INSERT INTO apk_answer (id, month, document, score)"
            " SELECT id, month, document, score FROM taken ORDER BY id",
            [coarse_month(self._today() - LATEST_MIX)],
        )
        self.invalidate_model()

    @api.model
    def _today(self):
        """The day in Moscow: the time zone of a visitor must not move the month."""
        return to_local(fields.Datetime.now()).date()
