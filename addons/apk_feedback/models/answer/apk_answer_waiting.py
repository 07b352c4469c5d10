from odoo import fields, models

from ...rules.anonymity import may_leave, quarter_of
from .answer_seal import seal, throw_key_away, unseal
from .random_ids import draw_ids_at_random


class ApkAnswerWaiting(models.Model):
    """A sealed answer that waits for company (п. 80).

    PostgreSQL keeps with each row the number of its transaction. A fresh answer, alone in the table of answers, would
    carry the number under which an invitation was just spent. So it waits here, unreadable, and leaves in a crowd.
    """

    _name = "apk.answer.waiting"
    _description = "Answer that waits for others"
    _log_access = False

    quarter = fields.Date(required=True, readonly=True)
    sealed = fields.Binary(required=True, readonly=True, attachment=False)

    def init(self):
        draw_ids_at_random(self.env.cr, self._table)

    def _enqueue(self, values):
        """Seal one answer.

        :param dict values: the columns of ``apk.answer`` without the quarter
        """
        quarter = quarter_of(self.env["apk.office"]._today())
        # Plain SQL: the ORM would leave the answer in caches beside the visitor's request.
        self.env.cr.execute(
            "INSERT INTO apk_answer_waiting (quarter, sealed) VALUES (%s, %s)",
            [quarter, seal(self.env, quarter, values)],
        )

    def _pop_ready(self):
        """Open the seals and take out those that may leave now.

        :return: list of values for ``apk.answer``, each with its quarter
        """
        self.env.cr.execute(
            "SELECT id, quarter, sealed FROM apk_answer_waiting FOR UPDATE SKIP LOCKED"
        )
        rows = [
            (row_id, quarter, unseal(self.env, quarter, sealed))
            for row_id, quarter, sealed in self.env.cr.fetchall()
        ]
        this_quarter = quarter_of(self.env["apk.office"]._today())
        kinds = [(quarter, values["rated_subject"]) for _id, quarter, values in rows]
        leaving = may_leave(kinds, this_quarter)
        ready = [row for row, leaves in zip(rows, leaving, strict=True) if leaves]
        if ready:
            self.env.cr.execute(
                "DELETE FROM apk_answer_waiting WHERE id IN %s", [tuple(row[0] for row in ready)]
            )
        self._throw_keys_away(
            {quarter for _id, quarter, _values in ready if quarter < this_quarter}
        )
        return [{**values, "quarter": quarter} for _id, quarter, values in ready]

    def _throw_keys_away(self, quarters):
        """The keys of quarters that are over, once the release is committed.

        Not on the first day of a month: a form sent at midnight is still being sealed with the old key.
        """
        if self.env["apk.office"]._today().day > 1:
            for quarter in quarters:
                self.env.cr.postcommit.add(
                    lambda quarter=quarter: throw_key_away(self.env, quarter)
                )
