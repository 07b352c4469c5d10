import smtplib
import ssl

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import email_normalize

from ..messages import ADDRESS_IS_NOT_ONE
from ..models.ir_mail_server import TEST_LETTER


def _text_of(error):
    if not isinstance(error, smtplib.SMTPResponseException):
        return str(error)
    words = error.smtp_error
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return f"{error.smtp_code} {text}"


class ApkTestLetter(models.TransientModel):
    """Does a letter leave? An administrator sends one and reads what the mail server answered."""

    _name = "apk.test.letter"
    _description = "Test letter"

    email_to = fields.Char(
        string="Sent to", required=True, default=lambda self: self.env.user.email, help="Your own mailbox, best one outside of the office."
    )  # fmt: skip
    sender = fields.Char(string="Sent from", compute="_compute_sender")
    outcome = fields.Selection(
        [("taken", "The mail server took the letter"), ("refused", "The letter did not leave")],
        readonly=True,
    )
    answer = fields.Char(string="The mail server answered", readonly=True)

    def _compute_sender(self):
        self.sender = self.env["apk.office"]._email()

    def action_send(self):
        """The caller may open this dialog: an administrator of Odoo."""
        self.ensure_one()
        self.check_access("write")
        if not email_normalize(self.email_to or ""):
            raise ADDRESS_IS_NOT_ONE(self.env, address=self.email_to or "")
        try:
            answer = self._send()
        except (OSError, smtplib.SMTPException, UserError, AssertionError) as error:
            self.write({"outcome": "refused", "answer": self._why_not(error)})
        else:
            self._record_taken(answer)
        return self._shows_again()

    def _send(self):
        servers = self.env["ir.mail_server"]
        message = servers._build_email__(
            email_from=self.sender,
            email_to=[email_normalize(self.email_to)],
            subject=self.env._("Test letter"),
            body=self.env._(
                "The program can send letters: this one was sent from the screen «Readiness»."
            ),
        )
        return servers._try_letter(message)

    def _record_taken(self, answer):
        if answer is None:
            off = self.env._("Sending is switched off on this server: nothing has left.")
            self.write({"outcome": "refused", "answer": off})
            return
        self.write({"outcome": "taken", "answer": answer})
        now = fields.Datetime.to_string(fields.Datetime.now())
        self.env["ir.config_parameter"].set_param(TEST_LETTER, now)

    @api.model
    def _why_not(self, error):
        """What an administrator reads; what the server or the library has said follows in brackets."""
        told = " ".join(_text_of(error).split())[:300]
        for kinds, words in self._reasons():
            if isinstance(error, kinds):
                return f"{words} ({told})"
        return told

    @api.model
    def _reasons(self):
        """Pairs of exceptions and words, the narrow ones first."""
        return [
            (smtplib.SMTPAuthenticationError, self.env._("The mail server does not accept this name and password")),
            (smtplib.SMTPNotSupportedError, self.env._("The mail server offers no such sign-in or encryption")),
            (smtplib.SMTPServerDisconnected, self.env._("The mail server broke the connection off")),
            (smtplib.SMTPException, self.env._("The mail server does not take the letter")),
            (ssl.SSLError, self.env._("The encrypted connection failed; check the encryption and the port")),
            (ConnectionRefusedError, self.env._("The mail server does not answer on this port; check the port")),
            (TimeoutError, self.env._("The mail server does not answer; check the address and the firewall")),
            (OSError, self.env._("The mail server was not found or cannot be reached; check its address")),
        ]  # fmt: skip

    def _shows_again(self):
        action = self.env["ir.actions.actions"]._for_xml_id("apk_base.test_letter_action")
        return {**action, "res_id": self.id}
