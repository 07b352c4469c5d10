import logging
from datetime import timedelta

from odoo import api, fields, models

# The first reply waits for a person's look at a suspicion no longer than this before the end of its term.
HOLD_UNTIL = timedelta(hours=4)
_logger = logging.getLogger(__name__)


class ApkCaseFirstReply(models.Model):
    """п. 20: «подтверждение, что сообщение получено и зарегистрировано, а также … срок»."""

    _inherit = "apk.case"

    def action_send_first_reply(self):
        """A person has decided that the first reply, held back by the system, may leave."""
        self.check_access("write")
        self._send_first_reply()

    def _send_first_reply(self):
        for case in self:
            held = case.sudo()  # sudo: nobody may write the hold; sending the reply ends it
            held.first_reply_hold = False
            if not case._has_delivery("first_reply"):
                case._disclose_due_date()
                case._send_notice("first_reply")

    @api.model
    def _release_held_replies(self):
        """While nobody has judged a suspicion of abuse, the first reply leaves four hours before its deadline."""
        suspected = self.search(
            [("abuse_state", "=", "suspected"), ("first_reply_hold", "!=", False)]
        )
        for case in suspected:
            owed = case._open_deadline_of("first_reply")
            if owed and owed.work_due_at - HOLD_UNTIL <= fields.Datetime.now():
                case._release_or_report()

    def _release_or_report(self):
        """One reply that cannot be written must silence neither the others nor the reminders after them."""
        try:
            with self.env.cr.savepoint():
                self._send_first_reply()
        except Exception:  # broad: see above
            _logger.exception("The first reply to %s could not be written", self.name)
