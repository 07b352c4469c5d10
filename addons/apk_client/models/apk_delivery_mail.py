import logging
import smtplib
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import formataddr, html2plaintext

from odoo.addons.base.models.ir_mail_server import MailDeliveryException

_logger = logging.getLogger(__name__)

RETRY_AFTER = (1, 2, 5, 10, 30, 60)  # minutes; the last one repeats
GIVE_UP = 3  # refusals of the client's server after which another channel is looked for: 8 minutes


class ApkDeliveryMail(models.Model):
    """Sending one letter by e-mail so that a crash neither loses it nor sends it twice.

    Own sending instead of ``mail.mail``: its queue keeps a letter «outgoing» while the mail server already
    has it, and a process killed at that moment sends it again. Here «being sent» is committed before the
    letter leaves; what a crash left in that state is shown to a person and never repeated by itself.
    """

    _inherit = "apk.delivery"

    next_attempt_at = fields.Datetime(string="Next attempt", readonly=True)
    attempts = fields.Integer(readonly=True)

    @api.model
    def _cron_send_deliveries(self):
        """Send what is due, oldest first, one letter per transaction."""
        self = self.with_context(lang=self.env["apk.office"]._lang())
        self._mark_interrupted()
        self._send_each_due([("transport", "=", "email")], lambda letter: letter._send_by_mail())

    @api.model
    def _send_each_due(self, domain, send):
        """Oldest first, one letter per transaction; an addon that adds a way of sending calls it from its own cron.

        :param domain: which letters go this way
        :param send: called with each of them
        """
        due = self.search(
            [
                *domain,
                ("state", "=", "queued"),
                "|",
                ("next_attempt_at", "=", False),
                ("next_attempt_at", "<=", fields.Datetime.now()),
            ],
            order="id",
        )
        commit_progress = self.env["ir.cron"]._commit_progress
        commit_progress(remaining=len(due))
        for delivery in due:
            send(delivery)
            if not commit_progress(1):
                break

    @api.model
    def _mark_interrupted(self):
        """A letter that nobody is sending any more, yet marked so: the process died on the way."""
        for delivery in self.search([("state", "=", "sending")]).try_lock_for_update():
            delivery.write(
                {"state": "unclear", "failure": self.env._("The program stopped while sending")}
            )
            delivery._source_record()._notify_assignee(
                self.env._("Find out whether the letter left: %s", delivery.subject)
            )

    def _send_by_mail(self):
        self.ensure_one()
        if not self.try_lock_for_update() or self.state != "queued":
            return
        try:
            letter = self._compose_mail()
        except (
            ValueError
        ) as error:  # for one, an end of line in its subject: those behind it do not wait
            self._fail(str(error)[:250])
            return
        try:
            session = self._open_smtp()
        except (OSError, smtplib.SMTPException, UserError) as error:
            self._try_later(error)
            return
        self.state = "sending"
        # pylint: disable-next=invalid-commit
        self.env.cr.commit()  # commit: «being sent» must outlive a crash during the sending
        if self.try_lock_for_update() and self.state == "sending":
            self._send_through(session, letter)

    def _send_through(self, session, letter):
        try:
            self.env["ir.mail_server"].send_email(letter, smtp_session=session)
        except AssertionError as error:  # core's word for an address that cannot be written to
            self._fail(str(error)[:250])
        except (smtplib.SMTPServerDisconnected, OSError, MailDeliveryException) as error:
            self._judge_failure(error.__context__ or error)
        else:
            self._mark_sent()
        finally:
            if session:
                session.close()

    def _judge_failure(self, error):
        """A refusal by code is certain. Silence is not: the letter may or may not have left."""
        code = self._smtp_code(error)
        if code is None:
            self.write({"state": "unclear", "failure": str(error)[:250]})
            self._source_record()._notify_assignee(
                self.env._("Find out whether the letter left: %s", self.subject)
            )
        elif 400 <= code < 500:
            self._put_off(error)
        else:
            self._fail(str(error)[:250])

    @api.model
    def _smtp_code(self, error):
        """The code a mail server refused with, None when it did not answer."""
        if isinstance(error, smtplib.SMTPRecipientsRefused):
            return next(iter(error.recipients.values()))[0]
        return getattr(error, "smtp_code", None)

    def _put_off(self, error):
        """The client's server asks to come again: for eight minutes; then a person and the next channel know.

        Where there is no other channel, or a law prescribes this one, the letter goes on trying.
        """
        if self.attempts < GIVE_UP:
            return self._try_later(error)
        if self._source_record()._may_fall_back(self):
            return self._fail(str(error)[:250])
        if self.attempts == GIVE_UP:
            self._source_record()._notify_assignee(
                self.env._("The client's mail server does not take the letter: %s", self.subject)
            )
        return self._try_later(error)

    def _try_later(self, error):
        wait = RETRY_AFTER[min(self.attempts, len(RETRY_AFTER) - 1)]
        self.write(
            {
                "state": "queued",
                "attempts": self.attempts + 1,
                "next_attempt_at": fields.Datetime.now() + timedelta(minutes=wait),
                "failure": str(error)[:250],
            }
        )
        _logger.info("Delivery %s waits %s min: %s", self.id, wait, error)

    def _open_smtp(self):
        servers = self.env["ir.mail_server"].sudo()  # sudo: settings of the mail server
        return servers._connect__(smtp_from=self.env["apk.office"]._email())

    def _compose_mail(self):
        self.ensure_one()
        office, address = self.env["apk.office"]._details(), self.env["apk.office"]._email()
        automatic = self._source_record()._notice_type(self.document).automatic
        return self.env["ir.mail_server"]._build_email__(
            email_from=formataddr((office["name"], address)),
            email_to=[self.address],
            subject=self.subject,
            body=str(self.mail_message_id.body),
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

    @api.model
    def _mark_bounced(self, message, report):
        """Another server has returned our letter (RFC 3464): it has not reached the client."""
        if not message:
            return
        returned = self.search(
            [
                ("mail_message_id", "in", message.ids),
                ("state", "in", ("sent", "delivered", "unclear")),
            ]
        )
        returned._fail(html2plaintext(report or "")[:250] or self.env._("The letter came back"))
