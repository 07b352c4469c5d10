import logging
import smtplib

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import formataddr

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
        if not self.env["apk.consent"]._live_for([self.email], "survey"):
            self.state = "withdrawn"
            return
        email = self._build_email()
        self.state = "sent"
        # pylint: disable-next=invalid-commit
        self.env.cr.commit()  # commit: a crash may lose this e-mail, it must not send it twice
        try:
            self.env["ir.mail_server"].send_email(email)
        except (OSError, smtplib.SMTPException, UserError, MailDeliveryException) as error:
            self.state = "failed"
            _logger.info("E-mail %s of a poll was not sent: %s", self.id, error)
        else:
            self.poll_id._log_interaction(self.partner_id, "notice_out", self.poll_id.name)

    def _build_email(self):
        """The link stands in this e-mail only: no ``mail.message`` and no queue keeps it."""
        office, address = self.env["apk.office"]._details(), self.env["apk.office"]._email()
        segments = self.partner_id.apk_segment_ids
        context = {
            "source": "poll_personal",
            "segment_id": segments.id if len(segments) == 1 else False,
        }
        poll = self.poll_id
        link = self.env["apk.invitation"]._invite(
            poll.rated_subject, context, collection_mode="personal"
        )
        values = {"poll": poll, "link": link, "office": office}
        return self.env["ir.mail_server"]._build_email__(
            email_from=formataddr((office["name"], address)),
            email_to=[self.email],
            subject=poll.name,
            body=str(self.env["ir.qweb"]._render("apk_feedback.poll_email", values)),
            subtype="html",
            reply_to=address,
            headers={"Return-Path": address},
        )
