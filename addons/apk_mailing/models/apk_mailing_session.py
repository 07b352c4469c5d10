import logging
import smtplib
from contextlib import suppress

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.apk_client.rules.addresses import on_the_wire

from ..rules.letter import GIVEN_ON, LINK, OPENED, TRACE
from ..rules.pace import HOUR, left_this_hour

_logger = logging.getLogger(__name__)


class NotHandedOver(smtplib.SMTPException):
    """The server has gone before it took the letter: it has certainly not left."""


class ApkMailingSession(models.Model):
    """Talking with the mail server: one session for many letters, step by step, so that it is known how far it got."""

    _inherit = "mailing.mailing"

    def _left_this_hour(self):
        get = self.env["ir.config_parameter"].sudo().get_param  # sudo: a setting
        limit = int(get("apk_mailing.letters_per_hour") or 0)
        since = fields.Datetime.now() - HOUR
        letters = self.env["mailing.trace"].sudo()  # sudo: letters of every mailing count
        sent = limit and letters.search_count(
            [("sent_datetime", ">", since), ("apk_consent_id", "!=", False)]
        )
        return left_this_hour(limit, sent)

    def _open_session(self):
        """A session of the mail server, None in a database that does not send, False when it does not answer."""
        servers = self.env["ir.mail_server"].sudo()  # sudo: settings of the mail server
        try:
            session = servers._connect__(
                mail_server_id=self.mail_server_id.id, smtp_from=self.email_from
            )
            if session:
                session.ehlo_or_helo_if_needed()
            return session
        except (OSError, smtplib.SMTPException, UserError) as error:
            _logger.info("Mailing %s waits: %s", self.id, error)
            return False

    @api.model
    def _close_session(self, session):
        if session:
            with suppress(smtplib.SMTPException, OSError):  # it may have gone by itself
                session.quit()

    def _submit(self, session, form, letter):
        """Give one letter to the mail server; nothing is sent in a database that does not send."""
        letter_form, sender = form
        address = on_the_wire(letter["email"])
        values = {LINK: letter["token"], GIVEN_ON: letter["given_on"]}
        if letter.get("may_be_tracked"):
            values |= {TRACE: str(letter["id"]), OPENED: self._opening_key(letter["id"])}
        head = self._personal_head(address, letter["token"], letter["message_id"])
        raw = letter_form.filled(head, values)
        if session is None:
            return
        try:
            self._answered_well(session, session.mail(sender))
            self._answered_well(session, session.rcpt(address))
        except smtplib.SMTPServerDisconnected as error:
            raise NotHandedOver(str(error)) from error
        self._answered_well(session, session.data(raw))

    @api.model
    def _answered_well(self, session, answer):
        code, text = answer
        if code not in (250, 251):
            session.rset()
            raise smtplib.SMTPResponseException(code, text)

    @api.model
    def _kick(self, at=None):
        cron = self.env.ref("mass_mailing.ir_cron_mass_mailing_queue").sudo()  # sudo: the scheduler
        cron._trigger(at=at)
