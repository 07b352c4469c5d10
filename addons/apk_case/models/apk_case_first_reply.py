import logging
from datetime import timedelta

from odoo import api, fields, models

from ..rules.first_reply import FIRST_REPLIES_PER_HOUR

# The first reply waits for a person's look at a suspicion no longer than this before the end of its term.
HOLD_UNTIL = timedelta(hours=4)
_logger = logging.getLogger(__name__)


class ApkCaseFirstReply(models.Model):
    """п. 20: «подтверждение, что сообщение получено и зарегистрировано, а также … срок»."""

    _inherit = "apk.case"

    first_reply_hold = fields.Char(
        string="Why the first reply waits",
        copy=False,
        help="The system did not send the first reply by itself; a person decides.",
        written_by="system",
        erase=False,
    )

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

    def _acknowledge_email(self, verdict):
        """Send the first reply, unless a machine wrote the e-mail or two machines seem to answer each other.

        :param verdict: ``MailVerdict`` of the e-mail
        """
        self.ensure_one()
        if self.delivery_ids.filtered(lambda delivery: delivery.document == "first_reply"):
            return
        hold = self.first_reply_hold or self._reason_to_hold(verdict)
        if hold:
            self.sudo().first_reply_hold = hold  # sudo: no role writes it; the program has a reason
            self._notify_assignee(hold)
        else:
            self._send_first_reply()

    def _acknowledge_unless_held(self):
        """First reply to a message that no e-mail brought: a person entered it, or another addon did."""
        if not self.first_reply_hold:
            self._send_first_reply()

    def _reason_to_hold(self, verdict):
        """Why the first reply must wait, in words; False when it may leave."""
        if verdict.kind != "personal":
            return self.env._("The e-mail was written by a machine: %s", verdict.reason)
        address = self._address_for(self.env.ref("apk_client.channel_email"))
        if not address and not self.writer_phone:
            return self.env._("The e-mail has no address to answer to")
        hour_ago = fields.Datetime.subtract(fields.Datetime.now(), hours=1)
        recent = self.env["apk.delivery"].search_count(
            [
                ("document", "=", "first_reply"),
                ("address", "=", address),
                ("create_date", ">=", hour_ago),
            ]
        )
        if recent >= FIRST_REPLIES_PER_HOUR:
            return self.env._("Too many e-mails from this address within an hour")
        return False

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
