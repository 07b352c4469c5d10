import email
import email.policy

from odoo import models

from ...rules.mail_charset import with_true_charsets


class ApkCaseAutomaticReply(models.Model):
    """A program has answered a notice about a message: its words are kept, the message goes on as it was (п. 22)."""

    _inherit = "apk.case"

    def _keep_automatic_reply(self, spooled, raw, *, event):
        """Post it as a note of nobody: no task, no end of a clarification, no message from the client.

        :param event: kind of the event in the client's history; none when empty
        """
        self.ensure_one()
        message = email.message_from_bytes(with_true_charsets(raw), policy=email.policy.SMTP)
        parsed = self.env["mail.thread"].message_parse(message)
        self.message_post(
            subject=parsed.get("subject"),
            body=parsed["body"],
            body_is_html=True,
            attachments=parsed["attachments"],
            email_from=parsed["email_from"],
            author_id=False,
            message_type="email",
            subtype_xmlid="mail.mt_note",
            date=spooled.received_at,
        )
        if event:
            self._log_interaction(
                self.partner_id,
                event,
                f"{self.name} — {parsed.get('subject') or ''}",
                channel=self.env.ref("apk_client.channel_email"),
                happened_at=spooled.received_at,
            )
