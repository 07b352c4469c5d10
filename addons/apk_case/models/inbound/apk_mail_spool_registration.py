import logging

from psycopg2 import OperationalError
from psycopg2.errors import (
    ProgramLimitExceeded,
    StatementTooComplex,
    TooManyArguments,
    TooManyColumns,
)

from odoo import api, models
from odoo.tools import email_normalize

from odoo.addons.apk_base.rules.registration import find_numbers
from odoo.addons.apk_client.models.notice.apk_delivery_print import OUTGOING_PREFIX

from ...rules.automatic_mail import mail_kind
from ...rules.mail_gateway import read_email_message
from ...rules.mail_receipt import header_text, headers_of

_logger = logging.getLogger(__name__)

# Written by machines: not answered, and not registered before a person has looked at it.
MAX_UNFINISHED_ATTEMPTS = 2
# Too much for an index or a statement of PostgreSQL, whenever it is tried; psycopg2 calls that operational.
OVER_LIMITS = (ProgramLimitExceeded, StatementTooComplex, TooManyColumns, TooManyArguments)
QUARANTINED_KINDS = ("bounce", "auto_reply", "bulk", "own")


class ApkMailSpoolRegistration(models.Model):
    """How a stored e-mail becomes a message, or is added to one, exactly once (п. 18)."""

    _inherit = "apk.mail.spool"

    def action_register(self):
        """A registrar decides that a person wrote an e-mail in quarantine (п. 18)."""
        self.env["apk.case"].check_access("create")
        spool = self.sudo()  # sudo: a registrar may not write it; the right was checked above
        for spooled in spool.filtered("may_register"):
            case = spooled._create_case()
            spooled.write({"state": "registered", "case_id": case.id})
            case._send_first_reply()
        return self.case_id._get_records_action()

    @api.model
    def _cron_register_spooled(self):
        """Finish what a crash or a busy database left unregistered."""
        waiting = self.search([("state", "=", "received")], order="id")
        commit_progress = self.env["ir.cron"]._commit_progress
        commit_progress(remaining=len(waiting))
        for spooled in waiting:
            spooled._register_or_report()
            if not commit_progress(1):
                break

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
                return self.with_env(self.env(cr=cr, su=True, context=context))._register_once()
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
        raw = self._raw_bytes()
        verdict = mail_kind(headers_of(raw), self._own_addresses())
        if self.unfinished_attempts > MAX_UNFINISHED_ATTEMPTS:
            reason = self.env._("The program has stopped over this e-mail several times.")
            case = self.env["apk.case"]._register_unreadable(self, reason)
            return self._record_outcome(case, verdict)
        try:
            with self.env.cr.savepoint():
                case = self._join_or_create(raw, verdict)
        except Exception as error:  # broad: whatever is wrong inside an e-mail, it is registered
            if self._may_succeed_later(error):
                raise  # the e-mail stays «received», the cron comes back to it
            _logger.info("E-mail %s is registered as damaged: %s", self.id, error)
            case = self.env["apk.case"]._register_unreadable(self, str(error))
        return self._record_outcome(case, verdict)

    @api.model
    def _may_succeed_later(self, error):
        """Whether the database asks to repeat: not when the e-mail itself is over a limit of PostgreSQL."""
        return isinstance(error, OperationalError) and not isinstance(error, OVER_LIMITS)

    def _join_or_create(self, raw, verdict):
        """The message that the e-mail became or joined; empty when it goes to quarantine.

        =============================================  =========================================
        written by a machine, answers no message       quarantine
        written by a machine, answers a message        added to it, whatever its state
        a bounce                                       the gateway tells the delivery
        answers a message that is open                 added to it
        answers a message that is over, or nothing     a message of its own, with its own terms
        =============================================  =========================================
        """
        answered = self._answered_case(raw)
        if verdict.kind == "bounce":
            return self._pass_to_gateway(raw, case=answered)
        if verdict.kind in QUARANTINED_KINDS:
            return self._pass_to_gateway(raw, case=answered) if answered else answered
        open_case = answered._open_case_for(self.email_from)
        if open_case:
            return self._pass_to_gateway(raw, case=open_case)
        return self._pass_to_gateway(raw, repeats=answered)

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
        if registered and reading.keeps_original:
            registered.message_post(
                body=self._original_note(), attachment_ids=self._original_file(registered).ids
            )
        return registered

    def _own_message_id(self):
        """Scanners give one Message-Id to many e-mails; the gateway would drop the second as a duplicate."""
        messages = self.env["mail.message"].sudo()  # sudo: a robot may not read them; counted only
        is_taken = messages.search_count([("message_id", "=", self.message_id or False)], limit=1)
        return (
            self.message_id if self.message_id and not is_taken else f"<{self.fingerprint}@spool>"
        )

    @api.model
    def _answered_case(self, raw):
        """The message that an e-mail answers: by Message-Id, else by a number in its subject."""
        messages = self.env["mail.message"].sudo()  # sudo: a robot may not read them; an id leaves
        ours = messages.search(
            [
                ("model", "=", "apk.case"),
                ("message_id", "in", self._answered_message_ids(raw)),
            ],
            order="id desc",
            limit=1,
        )
        return self.env["apk.case"].browse(ours.res_id) or self._case_numbered_in(headers_of(raw))

    @api.model
    def _case_numbered_in(self, message):
        """The message of the sender whose number, or whose outgoing number, stands in the subject."""
        cases = self.env["apk.case"]
        subject = header_text(message, "Subject")
        numbers = find_numbers(subject, self.env["apk.regime"]._number_prefixes())
        outgoing = find_numbers(subject, [OUTGOING_PREFIX])
        sender = (numbers or outgoing) and cases._find_client(header_text(message, "From"))
        if not sender:
            return cases
        own = cases.search([("name", "in", numbers), ("partner_id", "=", sender.id)])
        if not own and outgoing:
            deliveries = self.env["apk.delivery"].search(
                [("register_number", "in", outgoing), ("case_id.partner_id", "=", sender.id)]
            )
            return deliveries[:1].case_id
        return own.sorted(lambda case: numbers.index(case.name))[:1]

    def _create_case(self):
        """A new message, whoever seems to have written the e-mail."""
        return self._pass_to_gateway(self._raw_bytes()) or self.env[
            "apk.case"
        ]._register_unreadable(self, self.reason or "")

    def _record_outcome(self, case, verdict):
        """Write down what became of the e-mail; a new message gets its first reply (п. 20)."""
        is_new = case.mail_spool_id == self
        state = "registered" if is_new else "attached" if case else "quarantined"
        unknown = not case and self.env._("The gateway of Odoo took it for a bounce")
        reason = self._verdict_text(verdict) or unknown
        self.write({"state": state, "case_id": case.id, "reason": reason})
        if is_new:
            case._acknowledge_email(verdict)
        return case.id

    def _verdict_text(self, verdict):
        """What the registrar reads, followed by the header that proves it; False for a person's e-mail."""
        words = {
            "personal": False,
            "bounce": self.env._("Report of a mail server"),
            "auto_reply": self.env._("Automatic reply"),
            "bulk": self.env._("Mailing list"),
            "own": self.env._("Sent from our own address"),
            "generated": self.env._("Sent by a program"),
        }[verdict.kind]
        return words and f"{words} ({verdict.reason})"

    @api.model
    def _own_addresses(self):
        """Addresses that the office writes from: an e-mail from one of them is our own echo."""
        aliases = self.env["mail.alias.domain"].search([])  # pylint: disable=no-search-all
        own = [self.env["apk.office"]._email()]
        own += aliases.mapped("catchall_email") + aliases.mapped("bounce_email")
        own += aliases.mapped("default_from_email")
        return {address for address in map(email_normalize, filter(None, own)) if address}
