import smtplib
import time
from email import policy

from odoo import api, models
from odoo.tools import config

PATIENCE = 10  # seconds; a mail server that is well answers in one
TEST_LETTER = "apk_base.test_letter_at"  # when a server last took a test letter, UTC
SILENCE = 5 * 60  # seconds for which nobody waits for a silent one again

_silent = {"until": float("-inf")}  # of this process, by its monotonic clock


def _accepted(answer):
    """
    :param answer: of ``smtplib``: a code and bytes
    :raises smtplib.SMTPResponseException: it is a refusal
    """
    code, words = answer
    text = words.decode(errors="replace")
    if code >= 400:
        raise smtplib.SMTPResponseException(code, text)
    return f"{code} {text}"


class IrMailServer(models.Model):
    """A mail server that accepts and is silent holds a process for a minute at every step.

    There are few processes for scheduled jobs, and the intake needs one: after the first such minute the jobs that send
    leave the server alone for a while. What was to leave waits in its queue.
    """

    _inherit = "ir.mail_server"

    @api.model
    def _is_silent(self):
        """Whether a job had better not begin to send now."""
        return time.monotonic() < _silent["until"]

    @api.model
    def _is_set_in_file(self):
        """Whether the file of the server names a mail server; «localhost» is Odoo's own guess, not somebody's choice."""
        return config.get("smtp_server") not in (None, False, "", "localhost")

    @api.model
    def _get_default_from_address(self):
        """Where neither Odoo's settings nor its file name a sender, an e-mail to a colleague leaves from the office.

        Otherwise it would leave from the address of the colleague who has caused it, which a mail server of the office
        refuses, or from nobody, which Odoo refuses.
        """
        return super()._get_default_from_address() or self.env["apk.office"]._email() or None

    @api.model
    def _try_letter(self, message):
        """Hand one letter over to the mail server and tell what it answered.

        :return: text of the answer to the whole letter, None where sending is switched off
        :raises smtplib.SMTPException, OSError, UserError: it was not taken
        """
        session = self._connect__(smtp_from=message["From"])
        if session is None:
            return None
        try:
            sender, addresses, message = self._prepare_email_message__(message, session)
            _accepted(session.mail(sender))
            for address in addresses:
                _accepted(session.rcpt(address))
            return _accepted(session.data(message.as_bytes(policy=policy.SMTP)))
        finally:
            session.close()

    def _connect__(self, *args, **kwargs):
        began = time.monotonic()
        try:
            return super()._connect__(*args, **kwargs)
        except Exception:  # broad: whatever it ends in, only its length counts here
            self._note_silence(began)
            raise

    @api.private  # it would open a connection to whatever server a caller by RPC names
    @api.model
    def send_email(self, *args, **kwargs):
        began = time.monotonic()
        try:
            return super().send_email(*args, **kwargs)
        except Exception:  # broad: as when connecting
            self._note_silence(began)
            raise

    def _note_silence(self, began):
        now = time.monotonic()
        if now - began > PATIENCE:
            _silent["until"] = now + SILENCE
