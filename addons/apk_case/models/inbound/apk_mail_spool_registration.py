import logging

from psycopg2 import OperationalError
from psycopg2.errors import (
    ProgramLimitExceeded,
    StatementTooComplex,
    TooManyArguments,
    TooManyColumns,
)

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import email_normalize

from odoo.addons.apk_base.messages import FILE_WAS_NOT_STORED
from odoo.addons.apk_base.rules.registration import find_numbers
from odoo.addons.apk_base.transactions import commit_each, in_new_transaction
from odoo.addons.apk_client.models.notice.apk_delivery_print import OUTGOING_PREFIX
from odoo.addons.apk_client.rules.mail_effects import EFFECTS

from ...rules.automatic_mail import MailVerdict
from ...rules.mail_gateway import read_email_message
from ...rules.mail_receipt import header_text, headers_of

_logger = logging.getLogger(__name__)

MAX_UNFINISHED_ATTEMPTS = 2
UNREAD = MailVerdict("generated", "not read")  # nobody is answered before a person has looked
# Too much for an index or a statement of PostgreSQL, whenever it is tried; psycopg2 calls that operational.
OVER_LIMITS = (ProgramLimitExceeded, StatementTooComplex, TooManyColumns, TooManyArguments)


class ApkMailSpoolRegistration(models.Model):
    """How a stored e-mail becomes a message, or is added to one, exactly once (п. 18)."""

    _inherit = "apk.mail.spool"

    def action_register(self):
        """A registrar decides that a person wrote an e-mail in quarantine (п. 18)."""
        self.env["apk.case"].check_access("create")
        spool = self.sudo()  # sudo: a registrar may not write it; the right was checked above
        chosen = spool.filtered("may_register").sorted("id")
        older = chosen.filtered("is_older")
        for spooled in older:
            spooled._register_older()
        for spooled in chosen - older:
            case = spooled._create_case()
            spooled.write({"state": "registered", "case_id": case.id})
            case._hold_if_older()
            case._acknowledge_unless_held()
        return self.case_id._get_records_action()

    def _register_older(self):
        """What was there before the start is read as any e-mail; a machine's is kept aside once more, for its own reason."""
        self.state = "received"
        self.with_context(lang=self.env["apk.office"]._lang())._register_once()
        if self.state == "quarantined":
            self.is_older = False

    @api.model
    def _cron_register_spooled(self):
        """Finish what a crash or a busy database left unregistered."""
        waiting = self.search([("state", "=", "received")], order="id")
        commit_each(waiting, lambda spooled: spooled._register_or_report())

    def _register_or_report(self):
        try:
            self._register_in_own_transaction()
        except (
            Exception
        ):  # broad: the others are registered; this one stays «received» on the registrar's desk
            _logger.exception("E-mail %s of the spool could not be registered", self.id)

    def _register_in_own_transaction(self):
        """Do the whole registration or nothing of it.

        :return: id of the message that it became or joined; False when it went to quarantine
        """
        context = {**self.env.context, "lang": self.env["apk.office"]._lang()}
        self._count_attempt(1)
        try:
            with self.env.registry.cursor() as cr:
                spooled = self.with_env(self.env(cr=cr, su=True, context=context))
                return in_new_transaction(spooled.env, spooled._register_once)
        except (
            Exception
        ):  # broad: it has ended, and somebody hears of it; a killed process does not come here
            self._count_attempt(-1)
            raise

    def _count_attempt(self, step):
        """In a transaction of its own, so that a process killed by this e-mail leaves its mark."""
        with self.env.registry.cursor() as cr:
            cr.execute(
                "UPDATE apk_mail_spool SET unfinished_attempts = coalesce(unfinished_attempts, 0) + %s WHERE id ="
                " (SELECT id FROM apk_mail_spool WHERE id = %s AND state = 'received' FOR UPDATE SKIP LOCKED)",
                [step, self.id],
            )

    def _register_once(self):
        self.ensure_one()
        if not self.try_lock_for_update() or self.state != "received":
            return self.case_id.id
        raw, verdict, report = self._raw_once(), UNREAD, None
        self.sender_proof = self._proof_of(raw).state
        if self.unfinished_attempts > MAX_UNFINISHED_ATTEMPTS:
            reason = self.env._("The program has stopped over this e-mail several times.")
            case = self.env["apk.case"]._register_unreadable(self, reason)
            return self._record_outcome(case, "registered", verdict, report)
        try:
            with self.env.cr.savepoint():
                answered = self._answered_case(raw)
                verdict, report = self._judge(raw, answered)
                if not EFFECTS[verdict.kind].ends_clarification and self._leaves_now(raw, report):
                    self.unfinished_attempts = 0  # nothing has been tried: it waits for our e-mail
                    return False  # it stays «received»: the cron comes back when that has left
                case, state = self._place(raw, verdict, report, answered)
        except Exception as error:  # broad: whatever is wrong inside an e-mail, it is registered
            return self._register_as_damaged(error, verdict)
        return self._record_outcome(case, state, verdict, report)

    def _register_as_damaged(self, error, verdict):
        if self._may_succeed_later(error):
            raise error  # the e-mail stays «received», the cron comes back to it
        _logger.info("E-mail %s is registered as damaged: %s", self.id, error)
        case = self.env["apk.case"]._register_unreadable(self, str(error))
        return self._record_outcome(case, "registered", verdict, None)

    @api.model
    def _may_succeed_later(self, error):
        """Whether the database or the disk is at fault: not when the e-mail itself is over a limit of PostgreSQL."""
        if getattr(error, "cause", None) is FILE_WAS_NOT_STORED:
            return True
        return isinstance(error, OperationalError) and not isinstance(error, OVER_LIMITS)

    def _place(self, raw, verdict, report, answered):
        """What becomes of an e-mail, by ``mail_effects.EFFECTS``.

        ============================================  ==========================================
        a report on our e-mail                        its delivery changes, the message does not
        a program's reply to a message                kept there, changes nothing
        a program's e-mail about nothing of ours      quarantine
        a person's, answers a message that is open    added to it
        a person's, answers one that is over          a message of its own, with its own terms
        ============================================  ==========================================

        :return: the message that the e-mail became or belongs to, and what became of the e-mail
        """
        if report:
            return self._place_report(raw, report)
        effect = EFFECTS[verdict.kind]
        if not effect.ends_clarification:
            return self._place_machine_reply(raw, verdict, answered)
        if effect.alone == "quarantine":
            joined = self._pass_to_gateway(raw, case=answered) if answered else answered
            return joined, "attached" if joined else "quarantined"
        open_case = answered._open_case_for(self.email_from)
        if open_case:
            return self._pass_to_gateway(raw, case=open_case), "attached"
        return self._pass_to_gateway(raw, repeats=answered), "registered"

    def _pass_to_gateway(self, raw, *, case=None, repeats=None):
        """Odoo's gateway takes the e-mail apart and calls ``message_new`` or ``message_update`` of ``apk.case``.

        :param case: the message to add it to; a new one without it
        :param repeats: for a new message, the earlier one that the client answers
        """
        values = {"mail_spool_id": self.id}
        if repeats:
            values["repeats_id"] = repeats.id
        reading = self._read(raw)
        message = read_email_message(raw, reading, self._own_message_id())
        found = self.env["mail.thread"]._process_read_email(self, message, values, case)
        registered = self.env["apk.case"].browse(found or [])
        if registered:
            registered._log_email(self)
        if registered and reading.keeps_original:
            registered.message_post(
                body=self._original_note(), attachment_ids=self._original_file(registered).ids
            )
        return registered

    def _own_message_id(self):
        """The gateway drops an e-mail whose Message-Id it has: the copy of another addon, the second of a scanner.

        So what the office registers stands under an id of its own; the client's is kept in the spool.
        """
        return f"<{self.fingerprint}@spool>"

    @api.model
    def _answered_case(self, raw):
        """The message that an e-mail answers: by Message-Id, else by a number in its subject."""
        answered = self._answered_message_ids(raw)
        messages = self.env["mail.message"].sudo()  # sudo: a robot may not read them; an id leaves
        ours = messages.search(
            [("model", "=", "apk.case"), ("message_id", "in", answered)], order="id desc", limit=1
        )
        if ours:
            return self.env["apk.case"].browse(ours.res_id)
        kept = [("message_id", "in", answered), ("case_id", "!=", False), ("id", "!=", self.id)]
        earlier = self.search(kept, order="id desc", limit=1)
        if earlier or not self._proof_of(raw).may_join_by_number:
            return earlier.case_id
        return self._case_numbered_in(headers_of(raw))

    @api.model
    def _case_numbered_in(self, message):
        """The message of the sender whose number, or whose outgoing number, stands in the subject."""
        cases = self.env["apk.case"]
        subject = header_text(message, "Subject")
        numbers = find_numbers(subject, self.env["apk.regime"]._number_prefixes())
        outgoing = find_numbers(subject, [OUTGOING_PREFIX])
        if not (numbers or outgoing):
            return cases
        address = email_normalize(header_text(message, "From"))
        sender = self.env["res.partner"]._cards_of_address(address)
        is_sender = Domain("partner_id", "in", sender.ids)
        is_sender |= Domain("reply_email", "=", address) if address else Domain.FALSE
        own = cases.search(Domain("name", "in", numbers) & is_sender)
        if not own and outgoing:
            deliveries = self.env["apk.delivery"].search(
                [("register_number", "in", outgoing), ("case_id", "any", is_sender)]
            )
            return deliveries[:1].case_id
        return own.sorted(lambda case: numbers.index(case.name))[:1]

    def _create_case(self):
        """A new message, whoever seems to have written the e-mail."""
        return self._pass_to_gateway(self._raw_once()) or self.env["apk.case"]._register_unreadable(
            self, self.reason or ""
        )

    def _record_outcome(self, case, state, verdict, report):
        """Write down what became of the e-mail; a new message gets its first reply (п. 20)."""
        reason = self._reason_text(verdict, report, state)
        if not case and state in ("registered", "attached"):
            state = "quarantined"
            reason = reason or self.env._("Odoo took it for a returned e-mail. Read it.")
        outcome = {"state": state, "case_id": case.id, "reason": reason}
        self.write({**outcome, "unfinished_attempts": 0})
        if state == "registered":
            case._acknowledge_email(verdict)
        return case.id

    @api.model
    def _own_addresses(self):
        """Addresses that the office writes from: an e-mail from one of them is our own echo."""
        aliases = self.env["mail.alias.domain"].search([])  # pylint: disable=no-search-all
        own = [self.env["apk.office"]._email()]
        own += aliases.mapped("catchall_email") + aliases.mapped("bounce_email")
        own += aliases.mapped("default_from_email")
        return {address for address in map(email_normalize, filter(None, own)) if address}
