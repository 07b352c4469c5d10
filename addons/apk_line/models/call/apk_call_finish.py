from odoo import fields, models

from ...messages import OUTCOME_MISSING


class ApkCallFinish(models.Model):
    """The talk is over: an answer, a colleague, a callback or another body (п. 37, 42), and a line of the history."""

    _inherit = "apk.call"

    def finish(self, outcome=False):
        """Close the card; an outgoing call fulfils its callback unless the connection was lost. A second time changes nothing.

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
            call._log_talk()
            if call.direction == "out" and outcome != "broken":
                call.callback_id._fulfil_callback(call)
        self.env["apk.line"]._refresh_wallboards()
        return True

    def _check_outcome(self, outcome):
        known = dict(self._fields["outcome"]._description_selection(self.env))
        if outcome not in known or outcome == "callback" and not self.callback_id:
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
