from markupsafe import Markup

from odoo import models

from ...rules.mail_reading import CID
from ...rules.mail_receipt import header_text


class ApkCaseAutomaticReply(models.Model):
    """A program has answered a notice about a message: its words are kept, the message goes on as it was (п. 22)."""

    _inherit = "apk.case"

    def _keep_automatic_reply(self, spooled, raw, *, event):
        """Post it as a note of nobody: no task, no end of a clarification, no message from the client.

        :param event: kind of the event in the client's history; none when empty
        """
        self.ensure_one()
        reading = spooled._read(raw)
        subject = header_text(reading.headers, "Subject")
        files, pictures = spooled._keep_files(reading, self)
        body = CID.sub(lambda found: f'src="{pictures[found[1]]}"', spooled._body_of(reading))
        posted = self.message_post(
            subject=subject,
            body=Markup(body),  # noqa: S704  tame HTML; the field sanitizes it
            attachment_ids=files.ids,
            email_from=header_text(reading.headers, "From"),
            author_id=False,
            message_type="email",
            subtype_xmlid="mail.mt_note",
            date=spooled.received_at,
        )
        if event:
            self._log_interaction(
                self.partner_id,
                event,
                f"{self.name} — {subject}",
                channel=self.env.ref("apk_client.channel_email"),
                happened_at=spooled.received_at,
                message=posted,
            )
