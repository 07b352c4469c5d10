import smtplib
from contextlib import contextmanager

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import formataddr

from odoo.addons.apk_base.rules.plain_text import plain_text
from odoo.addons.apk_base.transactions import in_new_transaction
from odoo.addons.base.models.ir_mail_server import MailDeliveryException

# First key of the advisory locks that say «a process is sending this delivery»; the second is its id.
SENDING_LOCK = 1042025


class ApkDeliveryEmail(models.Model):
    """Sending one notice by e-mail so that a crash neither loses it nor sends it twice.

    Own sending instead of ``mail.mail``: its queue keeps an e-mail «outgoing» while the mail server already
    has it, and a process killed at that moment sends it again. Here «being sent» is committed before the
    e-mail leaves; what a crash left in that state is shown to a person and never repeated by itself. No transaction
    stays open while the mail server is asked: people write the same message meanwhile, and its outcome is written in a
    transaction of its own.
    """

    _inherit = "apk.delivery"

    @api.model
    def _trigger_sending(self):
        """The cron sends as soon as the transaction is committed."""
        cron = self.env.ref("apk_client.ir_cron_send_deliveries")
        # sudo: a clerk may not touch the scheduler; the job only runs earlier
        cron.sudo()._trigger()

    @api.model
    def _cron_send_deliveries(self):
        """Send what is due, oldest first, one e-mail per transaction."""
        self = self.with_context(lang=self.env["apk.office"]._lang())
        self._mark_interrupted()
        is_silent = self.env["ir.mail_server"]._is_silent
        if is_silent():
            return

        def send(delivery):
            delivery._send_by_email()
            return not is_silent()

        self._send_each_due([("transport", "=", "email")], send)

    @api.model
    def _mark_interrupted(self):
        """Deliveries marked «being sent» that no process holds: it died while sending."""
        for delivery in self.search([("state", "=", "sending")]):
            with delivery._held_while_sending() as is_ours:
                if is_ours:
                    in_new_transaction(self.env, delivery._mark_if_interrupted)

    def _mark_if_interrupted(self):
        if self.state == "sending":
            self._mark_unclear(self.env._("The program stopped while sending"))

    @contextmanager
    def _held_while_sending(self):
        """A lock of the session, not of a transaction: it ends with the block, or with the process.

        :return: whether no other process holds it
        """
        execute, key = self.env.cr.execute, [SENDING_LOCK, self.id]
        execute("SELECT pg_try_advisory_lock(%s, %s)", key)
        is_ours = self.env.cr.fetchone()[0]
        try:
            yield is_ours
        finally:
            self.env.cr.rollback()  # nothing is pending; one that has failed could not give the lock back
            if is_ours:
                execute("SELECT pg_advisory_unlock(%s, %s)", key)

    def _none_is_being_sent(self):
        """Whether no process is sending one of these; none will begin before this transaction ends."""
        held = []
        for delivery in self:
            key = [SENDING_LOCK, delivery.id]
            self.env.cr.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", key)
            held += self.env.cr.fetchone()
        return all(held)

    def _send_by_email(self):
        self.ensure_one()
        with self._held_while_sending() as is_ours:
            if is_ours and self.state == "queued":
                self._send_held()

    def _send_held(self):
        try:
            session = self._open_smtp()
        except (OSError, smtplib.SMTPException, UserError) as error:
            in_new_transaction(self.env, self._record_while, "queued", self._schedule_retry, error)
            return
        try:
            # claimed before it is written: whom it goes to is what stood there at that moment
            if in_new_transaction(self.env, self._claim):
                self.env.invalidate_all()
                outcome = self._send_through(session)
                in_new_transaction(self.env, self._record_while, "sending", *outcome)
        finally:
            if session:
                session.close()

    def _record_while(self, state, record, *args):
        """What has become of a delivery, unless a person or a report has decided otherwise meanwhile."""
        if self.state == state:
            record(*args)

    def _claim(self):
        """«Being sent» is committed before the e-mail leaves: it must outlive a crash during the sending.

        :return: whether it still is to be sent
        """
        is_queued = self.state == "queued"
        if is_queued:
            self.state = "sending"
        return is_queued

    def _send_through(self, session):
        """:return: what is to be recorded: a method and its arguments"""
        try:
            email = self._compose_email()
        except (
            ValueError
        ) as error:  # an end of line in the subject, say: the queue behind it goes on
            return self._fail, str(error)[:250]
        try:
            self.env["ir.mail_server"].send_email(email, smtp_session=session)
        except AssertionError as error:  # how core refuses an address that no e-mail can be sent to
            return self._fail, str(error)[:250]
        except (smtplib.SMTPServerDisconnected, OSError, MailDeliveryException) as error:
            return self._record_failure, error.__context__ or error
        return (self._mark_sent,)

    def _record_failure(self, error):
        """A refusal by code is certain. Silence is not: the e-mail may or may not have left."""
        code = self._smtp_code(error)
        if code is None:
            self._mark_unclear(str(error))
        elif 400 <= code < 500:
            self._defer(error)
        else:
            self._fail(str(error)[:250])

    @api.model
    def _smtp_code(self, error):
        """The code a mail server refused with, None when it did not answer."""
        if isinstance(error, smtplib.SMTPRecipientsRefused):
            return next(iter(error.recipients.values()))[0]
        return getattr(error, "smtp_code", None)

    def _open_smtp(self):
        # sudo: a sender may not read mail servers; their passwords go to the server alone
        servers = self.env["ir.mail_server"].sudo()
        return servers._connect__(smtp_from=self.env["apk.office"]._email())

    def _compose_email(self):
        self.ensure_one()
        office, address = self.env["apk.office"]._details(), self.env["apk.office"]._email()
        automatic = self._source_record()._notice_type(self.document).automatic
        return self.env["ir.mail_server"]._build_email__(
            email_from=formataddr((office["name"], address)),
            email_to=[self.address],
            subject=self.subject,
            body=str(self.mail_message_id.body),
            body_alternative=plain_text(self.mail_message_id.body),
            subtype="html",
            reply_to=address,
            message_id=self.mail_message_id.message_id,
            references=self._source_record()._incoming_references(),
            attachments=self._files(),
            headers={
                "Return-Path": address,
                **({"Auto-Submitted": automatic} if automatic else {}),
            },
        )

    def _files(self):
        files = self.mail_message_id.attachment_ids
        return [(file.name, file.raw, file.mimetype) for file in files]
