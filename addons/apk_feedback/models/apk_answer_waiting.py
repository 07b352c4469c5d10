import secrets

from odoo import fields, models

from ..rules.anonymity import may_leave, quarter_of, token_hash
from .answer_seal import seal, throw_key_away, unseal
from .random_ids import draw_ids_at_random


class ApkAnswerWaiting(models.Model):
    """A sealed answer that waits for company (п. 80).

    Alone in the table of answers, a fresh one would stand beside the link that was just spent: PostgreSQL keeps
    with each row the number of its transaction. So it waits here, unreadable, and leaves in a crowd.
    """

    _name = "apk.answer.waiting"
    _description = "Answer that waits for others"
    _log_access = False

    quarter = fields.Date(required=True, readonly=True)
    sealed = fields.Binary(required=True, readonly=True, attachment=False)
    once = fields.Char(required=True, readonly=True, help="A form sent twice is kept once.")

    _once_uniq = models.Constraint("UNIQUE(once)", "This form has already been kept.")

    def init(self):
        draw_ids_at_random(self.env.cr, self._table)

    def _put(self, sheet, once=None):
        """Seal one answer.

        :param once: a secret of the form, by which a second sending of the same form is known
        """
        quarter = quarter_of(self.env["apk.office"]._today())
        # Plain SQL: the ORM would leave the answer in caches beside the visitor's request.
        self.env.cr.execute(
            "INSERT INTO apk_answer_waiting (quarter, sealed, once) VALUES (%s, %s, %s)"
            " ON CONFLICT DO NOTHING",
            [
                quarter,
                seal(self.env, quarter, sheet),
                token_hash(once or secrets.token_urlsafe()),
            ],
        )

    def _take_ready(self):
        """Open the seals and take out those that may leave now.

        :return: list of sheets, each with its quarter
        """
        self.env.cr.execute(
            "SELECT id, quarter, sealed FROM apk_answer_waiting FOR UPDATE SKIP LOCKED"
        )
        rows = [
            (row_id, quarter, unseal(self.env, quarter, sealed))
            for row_id, quarter, sealed in self.env.cr.fetchall()
        ]
        today = self.env["apk.office"]._today()
        leaving = may_leave(
            [(quarter, sheet["document"]) for _id, quarter, sheet in rows], quarter_of(today)
        )
        ready = [row for row, leaves in zip(rows, leaving, strict=True) if leaves]
        if ready:
            self.env.cr.execute(
                "DELETE FROM apk_answer_waiting WHERE id IN %s", [tuple(row[0] for row in ready)]
            )
        over = {quarter for _id, quarter, _sheet in ready if quarter < quarter_of(today)}
        if today.day > 1:  # a form sent at midnight is still on its way on the first day
            for quarter in over:
                self.env.cr.postcommit.add(
                    lambda quarter=quarter: throw_key_away(self.env, quarter)
                )
        return [{**sheet, "quarter": quarter} for _id, quarter, sheet in ready]
