import logging
import smtplib
import time
from contextlib import suppress
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.apk_client.rules.addresses import on_the_wire

from ...rules.campaign_email import GIVEN_ON, LINK, OPENED, TRACE
from ...rules.pace import HOUR, left_this_hour, retry_at
from ...rules.refusals import address_is_dead
from .apk_mailing_gate import WITHDRAWN
from .mailing_queue_sql import (
    CLAIM,
    DUE,
    HISTORY,
    LEFT_OUT,
    QUEUED_AGAIN,
    REFUSED,
    SENT,
    UNCLEAR,
)

BATCH = 200
SECONDS = 60  # of one run; the scheduler has other work, too
COME_BACK_AFTER = timedelta(minutes=5)

_logger = logging.getLogger(__name__)


class NotHandedOver(smtplib.SMTPException):
    """The server has gone before it took the e-mail: it has certainly not left."""


class MailingSending(models.Model):
    """E-mails leave here, one after another, through one session of the mail server.

    The moment of truth is one statement, CLAIM: it marks an e-mail «being sent» if, and only if, its consent is
    in force at that very moment, the address is not stopped and nobody has stopped the mailing; then it is
    committed, and only then the e-mail goes out. A crash leaves the mark: what may have left is never sent again.
    """

    _inherit = "mailing.mailing"

    def _send_emails(self):
        """Send what is due until it is done, stopped, over the limit of the hour or out of time.

        :return: whether e-mails are left for another run
        """
        self.ensure_one()
        self._mark_interrupted()
        allowance = self._left_this_hour()
        end = time.monotonic() + SECONDS
        session = self._open_session() if allowance else None
        try:
            while session is not False and allowance > 0 and time.monotonic() < end:
                due = self._due_emails(min(BATCH, allowance))
                if not due or not self._send_batch(session, due):
                    break
                allowance -= len(due)
        finally:
            self._record_history()
            self._close_session(session)
        return self._plan_next_run(allowance)

    def _mark_interrupted(self):
        """Marked «being sent» and nobody sends: the program died on the way. A person may look, nobody repeats."""
        reason = self.env._("The program stopped while sending; the e-mail may have left")
        self._record_outcome(UNCLEAR, reason, self.id)

    def _record_outcome(self, statement, *values):
        self.env.cr.execute(statement, values)
        # pylint: disable-next=invalid-commit
        self.env.cr.commit()  # commit: what has happened to an e-mail must outlive a crash

    def _due_emails(self, count):
        self.env.cr.execute(DUE, [self.id, fields.Datetime.now(), int(count)])
        return self.env.cr.dictfetchall()

    def _send_batch(self, session, rows):
        """:return: False when the rest must wait: the mailing was stopped or the server is gone"""
        forms, done = {}, []
        for row in rows:
            form = self._form_for(row, session, forms)
            if self._claim(row, done):
                if not self._send_one(session, form, row, done):
                    return False
            elif self._is_stopped():
                return False
        self._mark_sent(done)
        return True

    def _form_for(self, row, session, forms):
        """The same for all, or for all whose consent allows tracking, unless it names something of the reader."""
        is_tracked = row["may_be_tracked"]
        if self._is_personal():
            forms.clear()
        if is_tracked not in forms:
            tracking = self._tracking_modes() if is_tracked else ()
            forms[is_tracked] = self._email_form(session, row["res_id"], tracking)
        return forms[is_tracked]

    def _send_one(self, session, form, row, done):
        """:return: False when the server is gone: nothing more can leave for now"""
        now = fields.Datetime.now()
        try:
            self._submit(session, form, row)
        except NotHandedOver as error:
            self._mark_sent(done)
            self._record_outcome(QUEUED_AGAIN, None, str(error)[:250], now, row["id"])
            return False
        except smtplib.SMTPServerDisconnected:
            self._mark_sent(done)
            self._record_outcome(
                UNCLEAR, self.env._("The mail server has not confirmed it"), self.id
            )
            return False
        except smtplib.SMTPResponseException as error:
            self._record_refusal(row, error)
        except UnicodeError as error:
            self._record_outcome(REFUSED, "error", "mail_email_invalid", str(error), now, row["id"])
        else:
            done.append(row["id"])
        return True

    def _claim(self, row, done):
        """Mark the e-mail «being sent», and those before it «sent», in one committed step."""
        now = fields.Datetime.now()
        self.env.cr.execute(SENT + ";" + CLAIM, [now, now, list(done), now, row["id"]])
        claimed = self.env.cr.fetchone()
        done.clear()
        # pylint: disable-next=invalid-commit
        self.env.cr.commit()  # commit: «being sent» must outlive a crash during the sending
        if not claimed:
            self._leave_out(row)
        return bool(claimed)

    def _mark_sent(self, done):
        now = fields.Datetime.now()
        self._record_outcome(SENT, now, now, list(done))

    def _is_stopped(self):
        self.env.cr.execute("SELECT state FROM mailing_mailing WHERE id = %s", [self.id])
        return self.env.cr.fetchone()[0] != "sending"

    def _leave_out(self, row):
        """п. 27.1: withdrawn between the queue and this moment."""
        if self._is_stopped():
            return
        address = row["email"]
        reasons = self.env["apk.mailing.gate"]._reasons_for([address], self.apk_topic_id)
        failure, reason = reasons[address]
        kept = None if failure == WITHDRAWN else address
        self._record_outcome(LEFT_OUT, kept, failure, reason, fields.Datetime.now(), row["id"])

    def _record_refusal(self, row, error):
        """The server has said no: for a while, for this e-mail, or because nobody lives at the address."""
        answer = error.smtp_error
        text = answer.decode(errors="replace") if isinstance(answer, bytes) else str(answer)
        now = fields.Datetime.now()
        again = 400 <= error.smtp_code < 500 and retry_at(row["attempts"] + 1, now)
        if again:
            self._record_outcome(QUEUED_AGAIN, again, text[:250], now, row["id"])
        elif address_is_dead(error.smtp_code, text):
            self._record_outcome(REFUSED, "bounce", "apk_dead", text[:250], now, row["id"])
            self.env["mailing.trace"]._stop_address(row["email"], text[:250])
        else:
            self._record_outcome(REFUSED, "error", "mail_smtp", text[:250], now, row["id"])

    def _record_history(self):
        """п. 6: campaign e-mails are in the history of those who have a card."""
        channel = self.env.ref("apk_client.channel_email").id
        values = {"subject": self.subject, "mailing": self.id, "channel": channel}
        self.env.cr.execute(HISTORY, values)

    def _plan_next_run(self, allowance):
        """Whether e-mails are left, and when to go on with them."""
        left = self._queued(limit=1)
        if left and not self._is_stopped():
            waits = not allowance or not self._due_emails(1)
            self._wake_the_scheduler(fields.Datetime.now() + COME_BACK_AFTER if waits else None)
        return bool(left)

    def _left_this_hour(self):
        limit, sent, _first = self._pace()
        return left_this_hour(limit, sent)

    @api.model
    def _pace(self):
        """:return: the limit of an hour, how many of all mailings left within the last one, when the first of them did"""
        # sudo: an editor may not read parameters; the limit alone is used and shown
        get = self.env["ir.config_parameter"].sudo().get_param
        limit = int(get("apk_mailing.emails_per_hour") or 0)
        if not limit:
            return 0, 0, None
        since = fields.Datetime.now() - HOUR
        # sudo: an editor sees the own mailings; of all that left this hour the count and the first moment are used
        traces = self.env["mailing.trace"].sudo()
        lately = [("sent_datetime", ">", since), ("apk_consent_id", "!=", False)]
        [(sent, first)] = traces._read_group(lately, [], ["__count", "sent_datetime:min"])
        return limit, sent, first

    def _open_session(self):
        """A session of the mail server, None in a database that does not send, False when it does not answer."""
        # sudo: an editor may not read mail servers; the session sends this mailing and its password is not shown
        servers = self.env["ir.mail_server"].sudo()
        if servers._is_silent():
            return False
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

    def _submit(self, session, form, row):
        """Give one e-mail to the mail server; nothing is sent in a database that does not send."""
        email_form, sender = form
        address = on_the_wire(row["email"])
        values = {LINK: row["token"], GIVEN_ON: row["given_on"]}
        if row.get("may_be_tracked"):
            values |= {TRACE: str(row["id"]), OPENED: self._opening_key(row["id"])}
        head = self._personal_head(address, row["token"], row["message_id"])
        raw = email_form.filled(head, values)
        if session is None:
            return
        try:
            self._expect_ok(session, session.mail(sender))
            self._expect_ok(session, session.rcpt(address))
        except smtplib.SMTPServerDisconnected as error:
            raise NotHandedOver(str(error)) from error
        self._expect_ok(session, session.data(raw))

    @api.model
    def _expect_ok(self, session, answer):
        code, text = answer
        if code not in (250, 251):
            session.rset()
            raise smtplib.SMTPResponseException(code, text)

    @api.model
    def _wake_the_scheduler(self, at=None):
        # sudo: an editor may not touch scheduled jobs; this one is only woken earlier
        cron = self.env.ref("mass_mailing.ir_cron_mass_mailing_queue").sudo()
        cron._trigger(at=at)
