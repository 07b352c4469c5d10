import logging
from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.apk_client.rules.mail_effects import EFFECTS

from ..rules.first_reply import FIRST_REPLIES_PER_HOUR

# The first reply waits for a person's look at a suspicion no longer than this before the end of its term.
HOLD_UNTIL = timedelta(hours=4)
FIRST_REPLIES = "apk_case.first_replies_since"  # a moment: on; empty: off
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
    first_reply_awaits_start = fields.Boolean(
        string="Waits until first replies are switched on",
        copy=False,
        index="btree_not_null",
        written_by="system",
    )

    @api.model
    def _first_replies_leave(self):
        """An administrator has switched the first replies on: on a new installation nothing is written by itself."""
        # sudo: clerks may not read parameters; only whether the switch is on leaves
        params = self.env["ir.config_parameter"].sudo()
        return bool(params.get_param(FIRST_REPLIES))

    @api.model
    def _switch_first_replies(self, is_on):
        # sudo: the pages of settings write parameters past their guards; the wizard that calls this is an administrator's
        params = self.env["ir.config_parameter"].sudo()
        now = fields.Datetime.to_string(fields.Datetime.now())
        params.set_param(FIRST_REPLIES, now if is_on else False)

    def action_send_first_reply(self):
        """A person has decided that the first reply, held back by the system, may leave."""
        self.check_access("write")
        self._send_first_reply()

    def _send_first_reply(self):
        for case in self:
            if case.awaits_client and not case.partner_id:
                continue  # nobody to write to: the hold asks to name the client
            held = case.sudo()  # sudo: nobody may write the hold; sending the reply ends it
            held.write({"first_reply_hold": False, "first_reply_awaits_start": False})
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
            self._let_first_reply_leave()

    def _acknowledge_unless_held(self):
        """First reply to a message that no e-mail brought: a person entered it, or another addon did."""
        if not self.first_reply_hold:
            self._let_first_reply_leave()

    def _hold_if_older(self):
        """An e-mail from before the start of its mailbox is answered by a person's decision, whenever it is registered."""
        case = self.sudo()  # sudo: no role reads the spool or writes the hold; the mailbox says so
        if case.mail_spool_id._came_before_start() and not case.first_reply_hold:
            case.first_reply_hold = self._reason_older()

    def _reason_older(self):
        return self.env._("The e-mail had come before the mailbox was connected")

    def _let_first_reply_leave(self):
        """Nothing speaks against the first reply; it leaves by itself once an administrator has switched that on."""
        if self.awaits_client and not self.partner_id:
            return
        if self._first_replies_leave():
            self._send_first_reply()
            return
        off = self.env._("First replies are switched off by the administrator")
        # sudo: no role writes the hold; the switch is the reason
        self.sudo().write({"first_reply_hold": off, "first_reply_awaits_start": True})

    @api.model
    def _awaiting_start(self):
        """Messages whose first reply waits for the switch alone, the earliest first."""
        waiting = [("first_reply_awaits_start", "=", True)]
        return self.search(waiting, order="received_at, id")

    @api.model
    def _start_first_replies(self, since):
        """Switch first replies on. What came after ``since`` is answered now, the rest stays for a person to decide.

        :param datetime since: naive, UTC; «мы получили ваше сообщение» is untrue of what came long ago
        """
        self._switch_first_replies(True)
        cases = self.sudo()  # sudo: an administrator may not read messages; it is decided for all
        waiting = cases._awaiting_start()
        over = waiting.filtered(lambda case: not case.is_open)
        over.write({"first_reply_hold": False, "first_reply_awaits_start": False})
        waiting -= over
        fresh = waiting.filtered(lambda case: case.received_at > since)
        for case in fresh:
            case._release_or_report()
        (waiting - fresh)._leave_to_a_person()

    def _leave_to_a_person(self):
        """These came before first replies were switched on: whether one still leaves, a person decides."""
        for case in self:
            late = self.env._("The message came before first replies were switched on")
            case.write({"first_reply_hold": late, "first_reply_awaits_start": False})

    def _reason_to_hold(self, verdict):
        """Why the first reply must wait, in words; False when it may leave."""
        if not EFFECTS[verdict.kind].first_reply:
            return self.env._(
                "A program sent the e-mail, the form of a site, for example. If it holds a client's"
                " words, send the first reply by the button."
            )
        if self.mail_spool_id._came_before_start():
            return self._reason_older()
        address = self._address_for(self.env.ref("apk_client.channel_email"))
        if not address and not self.writer_phone:
            return self.env._("The e-mail has no address to answer to")
        if self._had_enough_first_replies(address):
            return self.env._("Too many e-mails from this address within an hour")
        return False

    @api.model
    def _had_enough_first_replies(self, address):
        """Whether so many first replies went to an address within an hour that the next is a person's to decide."""
        hour_ago = fields.Datetime.subtract(fields.Datetime.now(), hours=1)
        recent = self.env["apk.delivery"].search_count(
            [
                ("document", "=", "first_reply"),
                ("address", "=", address),
                ("create_date", ">=", hour_ago),
            ]
        )
        return recent >= FIRST_REPLIES_PER_HOUR

    @api.model
    def _release_held_replies(self):
        """While nobody has judged a suspicion of abuse, the first reply leaves four hours before its deadline."""
        if not self._first_replies_leave():
            return
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
