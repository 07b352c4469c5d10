import smtplib
import time
from datetime import timedelta

from odoo import fields, models

from ..rules.pace import retry_at
from ..rules.refusals import address_is_dead
from .apk_mailing_session import NotHandedOver
from .letter_rows import CLAIM, DUE, HISTORY, QUEUED_AGAIN, REFUSED, SENT, UNCLEAR

BATCH = 200
SECONDS = 60  # of one run; the scheduler has other work, too
COME_BACK_AFTER = timedelta(minutes=5)


class ApkMailingSender(models.Model):
    """Letters leave here, one after another, through one session of the mail server.

    The moment of truth is one statement, CLAIM: it marks a letter «being sent» if, and only if, its consent is
    in force at that very moment, the address is not stopped and nobody has stopped the mailing; then it is
    committed, and only then the letter goes out. A crash leaves the mark: what may have left is never sent again.
    """

    _inherit = "mailing.mailing"

    def _send_letters(self):
        """Send what is due until it is done, stopped, over the limit of the hour or out of time.

        :return: whether letters are left for another run
        """
        self.ensure_one()
        self._mark_interrupted()
        allowance = self._left_this_hour()
        end = time.monotonic() + SECONDS
        session = self._open_session() if allowance else None
        try:
            while session is not False and allowance > 0 and time.monotonic() < end:
                due = self._due_letters(min(BATCH, allowance))
                if not due or not self._send_batch(session, due):
                    break
                allowance -= len(due)
        finally:
            self._record_history()
            self._close_session(session)
        return self._come_back(allowance)

    def _mark_interrupted(self):
        """Marked «being sent» and nobody sends: the program died on the way. A person may look, nobody repeats."""
        reason = self.env._("The program stopped while sending; the letter may have left")
        self._record_outcome(UNCLEAR, reason, self.id)

    def _record_outcome(self, statement, *values):
        self.env.cr.execute(statement, values)
        # pylint: disable-next=invalid-commit
        self.env.cr.commit()  # commit: what has happened to a letter must outlive a crash

    def _due_letters(self, count):
        self.env.cr.execute(DUE, [self.id, fields.Datetime.now(), int(count)])
        return self.env.cr.dictfetchall()

    def _send_batch(self, session, letters):
        """:return: False when the rest must wait: the mailing was stopped or the server is gone"""
        forms, done = {}, []
        for letter in letters:
            form = self._form_for(letter, session, forms)
            if self._claim(letter, done):
                if not self._try(session, form, letter, done):
                    return False
            elif self._is_stopped():
                return False
        self._mark_sent(done)
        return True

    def _form_for(self, letter, session, forms):
        """The same for all, or for all whose consent allows tracking, unless it names something of the reader."""
        is_tracked = letter["may_be_tracked"]
        if self._is_personal():
            forms.clear()
        if is_tracked not in forms:
            ways = self._tracked_ways() if is_tracked else ()
            forms[is_tracked] = self._letter_form(session, letter["res_id"], ways)
        return forms[is_tracked]

    def _try(self, session, form, letter, done):
        """:return: False when the server is gone: nothing more can leave for now"""
        now = fields.Datetime.now()
        try:
            self._submit(session, form, letter)
        except NotHandedOver as error:
            self._mark_sent(done)
            self._record_outcome(QUEUED_AGAIN, None, str(error)[:250], now, letter["id"])
            return False
        except smtplib.SMTPServerDisconnected:
            self._mark_sent(done)
            self._record_outcome(
                UNCLEAR, self.env._("The mail server has not confirmed it"), self.id
            )
            return False
        except smtplib.SMTPResponseException as error:
            self._refused(letter, error)
        except UnicodeError as error:
            self._record_outcome(
                REFUSED, "error", "mail_email_invalid", str(error), now, letter["id"]
            )
        else:
            done.append(letter["id"])
        return True

    def _claim(self, letter, done):
        """Mark the letter «being sent», and those before it «sent», in one committed step."""
        now = fields.Datetime.now()
        self.env.cr.execute(SENT + ";" + CLAIM, [now, now, list(done), now, letter["id"]])
        claimed = self.env.cr.fetchone()
        done.clear()
        # pylint: disable-next=invalid-commit
        self.env.cr.commit()  # commit: «being sent» must outlive a crash during the sending
        if not claimed:
            self._left_out(letter)
        return bool(claimed)

    def _mark_sent(self, done):
        now = fields.Datetime.now()
        self._record_outcome(SENT, now, now, list(done))

    def _is_stopped(self):
        self.env.cr.execute("SELECT state FROM mailing_mailing WHERE id = %s", [self.id])
        return self.env.cr.fetchone()[0] != "sending"

    def _left_out(self, letter):
        """п. 27.1: withdrawn between the queue and this moment."""
        if self._is_stopped():
            return
        address = letter["email"]
        reasons = self.env["apk.mailing.gate"]._reasons_for([address], self.apk_topic_id)
        failure, reason = reasons[address]
        self._record_outcome(
            REFUSED, "cancel", failure, reason, fields.Datetime.now(), letter["id"]
        )

    def _refused(self, letter, error):
        """The server has said no: for a while, for this letter, or because nobody lives at the address."""
        answer = error.smtp_error
        text = answer.decode(errors="replace") if isinstance(answer, bytes) else str(answer)
        now = fields.Datetime.now()
        again = 400 <= error.smtp_code < 500 and retry_at(letter["attempts"] + 1, now)
        if again:
            self._record_outcome(QUEUED_AGAIN, again, text[:250], now, letter["id"])
        elif address_is_dead(error.smtp_code, text):
            self._record_outcome(REFUSED, "bounce", "apk_dead", text[:250], now, letter["id"])
            self.env["mailing.trace"]._stop_address(letter["email"], text[:250])
        else:
            self._record_outcome(REFUSED, "error", "mail_smtp", text[:250], now, letter["id"])

    def _record_history(self):
        """п. 6: letters of mailings are in the history of those who have a card."""
        channel = self.env.ref("apk_client.channel_email").id
        values = {"subject": self.subject, "mailing": self.id, "channel": channel}
        self.env.cr.execute(HISTORY, values)

    def _come_back(self, allowance):
        """Whether letters are left, and when to go on with them."""
        left = self._queued(limit=1)
        if left and not self._is_stopped():
            waits = not allowance or not self._due_letters(1)
            self._kick(fields.Datetime.now() + COME_BACK_AFTER if waits else None)
        return bool(left)
