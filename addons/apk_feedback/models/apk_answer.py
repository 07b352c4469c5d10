from odoo import api, fields, models

from ..exceptions import AnswersAreNotTypedIn
from ..rules.anonymity import coarse_month


class ApkAnswer(models.Model):
    """One anonymous answer (п. 80): a mark, the month, the kind of letter. No way leads to a person.

    No author and no moment (``_log_access``), no key to an invitation, a message or a client, and an id drawn
    at random: a serial one would put answers into the order of the letters.
    """

    _name = "apk.answer"
    _description = "Anonymous answer"
    _log_access = False
    _order = "month desc, id"
    _rec_name = "month"

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
        self.env.cr.execute(
            "ALTER TABLE apk_answer ALTER COLUMN id SET DEFAULT 1 + floor(random() * 2147483646)::int"
        )

    @api.model_create_multi
    def create(self, vals_list):  # pylint: disable=method-required-super
        """Answers come from the public form only: a typed-in answer is a forged one."""
        raise AnswersAreNotTypedIn(self.env)

    @api.model
    def _record(self, document, score):
        """Keep one answer. A drawn id that is taken already is drawn again.

        Plain SQL: the ORM would leave the answer in caches beside the visitor's session.
        """
        values = [coarse_month(fields.Date.context_today(self)), document, score]
        for _draw in range(5):
            self.env.cr.execute(
                "INSERT INTO apk_answer (month, document, score) VALUES (%s, %s, %s)"
                " ON CONFLICT (id) DO NOTHING RETURNING 1",
                values,
            )
            if self.env.cr.fetchone():
                return
