import logging
import secrets
import smtplib

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import formataddr

from odoo.addons.apk_base.rules.plain_text import plain_text
from odoo.addons.apk_base.transactions import commit_each
from odoo.addons.base.models.ir_mail_server import MailDeliveryException

_logger = logging.getLogger(__name__)


class ApkPollRecipient(models.Model):
    """One person who is asked by e-mail: whether the e-mail has left. Whether it was answered nobody knows."""

    _name = "apk.poll.recipient"
    _description = "Recipient of a poll"
    _order = "poll_id, id"

    poll_id = fields.Many2one("apk.poll", required=True, ondelete="cascade", index=True)
    partner_id = fields.Many2one("res.partner", string="Client", ondelete="restrict")
    email = fields.Char(string="E-mail", required=True)
    state = fields.Selection(
        [
            ("queued", "Waits"),
            ("sent", "Sent"),
            ("withdrawn", "Consent withdrawn"),
            ("unclear", "Unknown whether it left"),
            ("failed", "Not delivered"),
        ],
        default="queued",
        required=True,
        index=True,
    )

    _email_uniq = models.Constraint("UNIQUE(poll_id, email)", "One e-mail for one address.")

    @api.model
    def _cron_send_polls(self):
        """One e-mail a transaction; a poll is sent when no recipient is queued any more."""
        is_silent = self.env["ir.mail_server"]._is_silent
        if is_silent():
            return
        queued = self.search([("state", "=", "queued")], order="id")

        def send(recipient):
            recipient._send()
            return not is_silent()

        commit_each(queued, send)
        polls = self.env["apk.poll"].search([("state", "=", "sending")])
        polls.filtered(
            lambda poll: "queued" not in poll.recipient_ids.mapped("state")
        ).state = "sent"

    def _send(self):
        """п. 80.7, п. 27.1 «на момент направления»: whoever has withdrawn since the button gets no e-mail."""
        self.ensure_one()
        if not self.try_lock_for_update() or self.state != "queued":
            return
        consent = self.env["apk.consent"]._live_for([self.email], "survey")[:1]
        if not consent:
            self.state = "withdrawn"
            return
        link = self._invite()
        email = self._build_email(link, consent)
        self.state = "sent"
        # pylint: disable-next=invalid-commit
        self.env.cr.commit()  # commit: a crash may lose this e-mail, it must not send it twice
        self._deliver(email, link)

    def _deliver(self, email, link):
        deliveries = self.env["apk.delivery"]
        try:
            session = deliveries._open_smtp()
        except (OSError, smtplib.SMTPException, UserError) as error:
            self._fail(link, error)
            return
        try:
            self.env["ir.mail_server"].send_email(email, smtp_session=session)
        except (AssertionError, UserError) as error:  # core refuses the e-mail itself
            self._fail(link, error)
        except (OSError, smtplib.SMTPException, MailDeliveryException) as error:
            if deliveries._smtp_code(error.__context__ or error) is None:
                self.state = "unclear"  # whoever has got it can answer
            else:
                self._fail(link, error)
        else:
            self.poll_id._log_interaction(self.partner_id, "notice_out", self.poll_id.name)
        finally:
            if session:
                session.close()

    def _fail(self, link, error):
        """The e-mail has certainly not left: nobody holds the link."""
        self.state = "failed"
        self.env["apk.invitation"]._withdraw(link)
        _logger.info("E-mail %s of a poll was not sent: %s", self.id, error)

    def _invite(self):
        segments = self.partner_id.apk_segment_ids
        context = {
            "source": "poll_personal",
            "segment_id": segments.id if len(segments) == 1 else False,
        }
        client = f"res.partner,{self.partner_id.id}" if self.partner_id else self.email
        return self.env["apk.invitation"]._invite(
            self.poll_id.rated_subject, context, client=client, collection_mode="personal"
        )

    def _build_email(self, link, consent):
        """The link stands in this e-mail only: no ``mail.message`` and no queue keeps it."""
        office, address = self.env["apk.office"]._details(), self.env["apk.office"]._email()
        # sudo: nobody may read tokens; it goes into the e-mail of the person it belongs to, and nowhere else
        leave = f"{self.get_base_url()}/apk/polls/leave/{consent.sudo().token}"
        poll = self.poll_id
        values = {"poll": poll, "link": link, "leave": leave, "office": office}
        body = str(self.env["ir.qweb"]._render("apk_feedback.poll_email", values))
        host = address.rpartition("@")[2] or "localhost"
        return self.env["ir.mail_server"]._build_email__(
            email_from=formataddr((office["name"], address)),
            email_to=[self.email],
            subject=poll.name,
            body=body,
            body_alternative=plain_text(body),
            subtype="html",
            reply_to=address,
            message_id=f"<apk-poll-{poll.id}-{secrets.token_hex(8)}@{host}>",
            headers={
                "Return-Path": address,
                "Precedence": "list",
                "X-Auto-Response-Suppress": "OOF",
                "List-Unsubscribe": f"<{leave}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            },
        )
