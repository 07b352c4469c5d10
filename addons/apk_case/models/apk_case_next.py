from odoo import models
from odoo.fields import Domain

from .apk_case_notices import SECONDARY

QUEUE = 80  # messages that the pager of the form goes through


class ApkCaseNext(models.Model):
    """One message done, the next one opens by itself: of the list it was opened from, else of one's own work."""

    _inherit = "apk.case"

    def _open_next(self, listed_ids, done):
        """
        :param listed_ids: ids of the list that this message was opened from, in its order
        :param done: what was done, for a toast
        :return: an action: the next message, or the desk when nothing waits
        """
        following = self._next_of(listed_ids) or self._next_of_mine()
        params = {"ids": following, "message": done}
        return {"type": "ir.actions.client", "tag": "apk_open_next", "params": params}

    def _awaiting_answer(self):
        """Open, not read by the head, and no answer handed over."""
        handed_over = [
            ("document", "=", "answer"),
            ("state", "!=", "failed"),
            ("role", "not in", SECONDARY),
        ]
        worked_on = self._open() & Domain("state", "!=", "approval")
        return worked_on & ~Domain("delivery_ids", "any", handed_over)

    def _next_of(self, listed_ids):
        """What of a list still waits: after this message, followed by what was skipped before it."""
        listed = [int(one) for one in listed_ids]
        here = listed.index(self.id) if self.id in listed else len(listed)
        order = listed[here + 1 :] + listed[:here]
        waiting = self.search(Domain("id", "in", order) & self._awaiting_answer())
        return [one for one in order if one in waiting._ids]

    def _next_of_mine(self):
        own = self._mine() & Domain("id", "!=", self.id)
        return self.search(own & self._awaiting_answer(), order="next_due_at, id", limit=QUEUE).ids
