import base64
import email
import email.policy
import logging

from psycopg2 import OperationalError

from odoo import api, models
from odoo.tools import email_normalize

from ..rules.automatic_mail import mail_kind
from ..rules.mail_receipt import headers_of, is_damaged

_logger = logging.getLogger(__name__)

# Machines that write to machines: nothing to answer, nothing to register without a person's look.
QUARANTINED_KINDS = ("bounce", "auto_reply", "bulk", "own")


class ApkMailSpoolRegister(models.Model):
    """Turning a stored letter into a message, once."""

    _inherit = "apk.mail.spool"

    @api.model
    def _cron_register_spooled(self):
        """Finish what a crash or a busy database left unregistered."""
        waiting = self.search([("state", "=", "received")], order="id")
        commit_progress = self.env["ir.cron"]._commit_progress
        commit_progress(remaining=len(waiting))
        for letter in waiting:
            letter._register_or_report()
            if not commit_progress(1):
                break

    def _register_or_report(self):
        """One letter must not stop the others: it stays «received», in sight of the registrar."""
        try:
            self._register_in_own_transaction()
        except Exception:  # broad: see above
            _logger.exception("Letter %s of the spool could not be registered", self.id)

    def _register_in_own_transaction(self):
        """Register this letter in its own transaction: all of it happens, or none.

        :return: id of the message it became or joined; False when it was set aside
        """
        context = {**self.env.context, "lang": self.env["apk.office"]._lang()}
        with self.env.registry.cursor() as cr:
            return self.with_env(self.env(cr=cr, su=True, context=context))._register_once()

    def _register_once(self):
        self.ensure_one()
        if not self.try_lock_for_update() or self.state != "received":
            return self.case_id.id
        raw = self._raw_bytes()
        verdict = mail_kind(headers_of(raw), self._own_addresses())
        try:
            with self.env.cr.savepoint():
                case = self._pass_to_gateway(raw, verdict)
                self._attach_original_to(case, raw)
        except OperationalError:
            raise  # the database asks to try again: the letter stays «received», the cron repeats
        except Exception as error:  # broad: no letter may be lost, whatever is wrong inside it
            _logger.info("Letter %s is registered as damaged: %s", self.id, error)
            case = self.env["apk.case"]._register_unreadable(self, str(error))
        return self._record_outcome(case, verdict)

    def _attach_original_to(self, case, raw):
        if case and is_damaged(email.message_from_bytes(raw, policy=email.policy.compat32)):
            case.message_post(
                body=self.env._("The letter came damaged; the original is attached."),
                attachments=[self._as_attachment()],
            )

    def _pass_to_gateway(self, raw, verdict):
        """Odoo's own gateway parses and routes; a machine's letter only joins a message or is set aside."""
        threads = self.env["mail.thread"]
        joins = threads._case_answered_by(raw)
        if verdict.kind in QUARANTINED_KINDS:
            if verdict.kind != "bounce" and not joins:
                return joins
            return joins.browse(threads._process_spooled(self, raw, joins) or [])
        still_open = joins._joined_by(self.email_from)
        found = threads._process_spooled(self, raw, still_open, joins - still_open)
        return joins.browse(found or [])

    def _record_outcome(self, case, verdict):
        """Write down what became of the letter and send the first reply to a new message."""
        is_new = case.mail_spool_id == self
        state = "registered" if is_new else "attached" if case else "quarantined"
        unknown = not case and self.env._("The gateway of Odoo took it for a bounce")
        reason = self._verdict_text(verdict) or unknown
        self.write({"state": state, "case_id": case.id, "reason": reason})
        if is_new:
            case._acknowledge(verdict)
        return case.id

    def _verdict_text(self, verdict):
        """What a registrar reads; the mark in the letter's head stands behind it for whoever doubts."""
        words = {
            "bounce": self.env._("Report of a mail server"),
            "auto_reply": self.env._("Automatic reply"),
            "bulk": self.env._("Mailing list"),
            "own": self.env._("Sent from our own address"),
            "generated": self.env._("Sent by a program"),
        }.get(verdict.kind)
        return words and f"{words} ({verdict.reason})"

    def _register_as_letter(self):
        """Register on a person's word, whoever seems to have written the letter."""
        cases = self.env["apk.case"]
        found = self.env["mail.thread"]._process_spooled(self, self._raw_bytes(), cases)
        case = cases.browse(found or []) or cases._register_unreadable(self, self.reason or "")
        self.write({"state": "registered", "case_id": case.id})
        return case

    def _raw_bytes(self):
        return base64.b64decode(self.with_context(bin_size=False).raw)

    def _as_attachment(self):
        return ("letter.eml", self._raw_bytes())

    @api.model
    def _own_addresses(self):
        """Addresses that we write from: a letter from one of them is our own echo."""
        aliases = self.env["mail.alias.domain"].search([])  # pylint: disable=no-search-all
        own = [self.env["apk.office"]._email()]
        own += aliases.mapped("catchall_email") + aliases.mapped("bounce_email")
        own += aliases.mapped("default_from_email")
        return {address for address in map(email_normalize, filter(None, own)) if address}
