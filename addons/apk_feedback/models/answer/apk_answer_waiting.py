import logging
from functools import partial

from cryptography.fernet import InvalidToken

from odoo import fields, models

from ...rules.anonymity import quarter_of
from ...rules.crowd import Someone
from ...rules.release import EDITION, LATTICE, Waiting, released
from ..key_files import throw_key_away
from .answer_seal import key_name, seal, seal_keys, unseal
from .collection_mode import BY_INVITATION
from .random_ids import draw_ids_at_random

_logger = logging.getLogger(__name__)


class ApkAnswerWaiting(models.Model):
    """A sealed answer that waits for company (п. 80).

    PostgreSQL keeps with each row the number of its transaction. A fresh answer, alone in the table of answers, would
    carry the number under which a call was just closed. So it waits here, unreadable, and leaves in a crowd.
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

        :param dict values: the columns of ``apk.answer`` without the quarter, the conditions, ``person``
        """
        quarter = self._this_quarter()
        # Plain SQL: the ORM would leave the answer in caches beside the visitor's request.
        self._insert_sealed([(quarter, seal(self.env, quarter, values))])

    def _this_quarter(self):
        return quarter_of(self.env["apk.office"]._today())

    def _pop_ready(self):
        """Open the seals and take out those that may leave now.

        :return: list of values for ``apk.answer``, each with its quarter
        """
        ready = []
        for quarter, rows in self._take_all().items():
            wholes = [values for values in rows if not values.get("part")]
            parts = [values for values in rows if values.get("part")]
            for whole in self._leave(wholes, quarter):
                parts += self.env["apk.answer"]._detach_parts(whole)
                ready.append(whole)
            ready += self._leave(parts, quarter)
        self._throw_old_keys_away()
        return ready

    def _leave(self, rows, quarter):
        """Those that may leave now, with what is kept of their context; the others are sealed anew."""
        if not rows:
            return []
        is_over = quarter < self._this_quarter()
        if is_over and self.env["apk.feedback.report"]._is_counted(quarter):
            kept = [None] * len(rows)  # too late: they would be the difference of two counts
        else:
            crowds = self.env["apk.invitation"]._crowds_of(quarter)
            kept = released([_as_waiting(row) for row in rows], crowds, is_over=is_over)
        leaving = []
        for values, context in zip(rows, kept, strict=True):
            if context is None:
                self._enqueue(values)
            else:
                leaving.append({**values, **context, "quarter": quarter})
        return leaving

    def _take_all(self):
        """All that waits is taken out, in the order of the random ids; what waits on is sealed anew as another row.

        What cannot be opened lies back: a copy of the database may have come without its keys.

        :return: quarter -> values
        """
        self.env.cr.execute(
            "WITH taken AS (DELETE FROM apk_answer_waiting WHERE id IN"
            " (SELECT id FROM apk_answer_waiting FOR UPDATE SKIP LOCKED) RETURNING id, quarter, sealed)"
            " SELECT quarter, sealed FROM taken ORDER BY id"
        )
        taken, closed = {}, []
        for quarter, sealed in self.env.cr.fetchall():
            try:
                taken.setdefault(quarter, []).append(unseal(self.env, quarter, sealed))
            except (
                InvalidToken,
                ValueError,
            ):  # ValueError: no key, or a power cut has left an empty one
                closed.append((quarter, sealed))
        if closed:
            _logger.warning("%s waiting answers cannot be opened: their key is lost", len(closed))
            self._insert_sealed(closed)
        return taken

    def _insert_sealed(self, rows):
        self.env.cr.execute_values(
            "INSERT INTO apk_answer_waiting (quarter, sealed) VALUES %s", rows
        )

    def _throw_old_keys_away(self):
        """The keys of quarters that are over and of which nothing waits, once the release is committed.

        Not on the first day of a month: a form sent at midnight is still being sealed with the old key. Nor while another
        release has rows of the quarter in its hands.
        """
        if self.env["apk.office"]._today().day == 1:
            return
        self.env.cr.execute("SELECT DISTINCT quarter FROM apk_answer_waiting")
        needed = {key_name(quarter) for (quarter,) in self.env.cr.fetchall()}
        needed.add(key_name(self._this_quarter()))
        for name in seal_keys(self.env) - needed:
            self.env.cr.postcommit.add(partial(throw_key_away, self.env, name))


def _as_waiting(values):
    is_invited = values["collection_mode"] in BY_INVITATION
    context = {name: values.get(name) for name in LATTICE + EDITION}
    kind = (
        (values["rated_subject"], values["collection_mode"])
        if is_invited
        else (values["rated_subject"], values.get("part"))
    )
    # An object is nobody else: whoever is not known by a digest counts as one.
    return Waiting(kind, Someone(values.get("person") or object(), context), is_invited)
