from odoo import fields, models

from ...messages import OUTCOME_MISSING

# how a call of ours ended without reaching the client → result of the attempt (п. 39)
NOT_REACHED = {"no_answer": "no_answer", "broken": "broken"}


class ApkCallFinish(models.Model):
    """The talk is over: an answer, a colleague, a callback or another body (п. 37, 42), and a line of the history."""

    _inherit = "apk.call"

    def finish(self, outcome=False):
        """Close the card; an outgoing call fulfils its callback, or is an attempt in vain. A second time changes nothing.

        :param outcome: a key of ``OUTCOMES``
        """
        self.ensure_one()
        self.check_access("write")
        call = self.sudo()  # sudo: an operator may not write the end of a talk; the outcome is
        # checked, the time is the clock's
        call._check_outcome(outcome)
        if not call.finished_at:
            now = fields.Datetime.now()
            call.write({"finished_at": now, "outcome": outcome, "ended_at": call.ended_at or now})
            if outcome == "no_answer":
                call.answered_at = False  # nobody talked: it is left out of the average talk
            call._log_talk()
            call._settle_callback(outcome)
        self.env["apk.line"]._refresh_wallboards()
        return True

    def _settle_callback(self, outcome):
        """What a call of ours means for the callback that it returns; a client who was promised another time waits on."""
        callback = self.callback_id.filtered("is_open")
        if self.direction != "out" or not callback:
            return
        if outcome in NOT_REACHED:
            callback._record_attempt(NOT_REACHED[outcome], self)
        elif outcome == "callback":
            callback._record_attempt("reached", self)
        else:
            callback._fulfil_callback(self)

    def _check_outcome(self, outcome):
        known = dict(self._fields["outcome"]._description_selection(self.env))
        is_impossible = {
            "callback": not self.callback_id,
            "no_answer": self.direction != "out",
        }
        if outcome not in known or is_impossible.get(outcome):
            raise OUTCOME_MISSING(self.env)
        if outcome == "out_of_scope":
            self._check_body()

    def _log_talk(self):
        """п. 6: «в том числе, обращения на консультационную линию»."""
        topics = dict(self._fields["topic"]._description_selection(self.env))
        outcomes = dict(self._fields["outcome"]._description_selection(self.env))
        for call in self:
            parts = [topics.get(call.topic), outcomes.get(call.outcome)]
            call._log_call(". ".join(filter(None, parts)) or self.env._("Talk on the line"))
