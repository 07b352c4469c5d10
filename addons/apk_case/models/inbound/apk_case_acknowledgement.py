from odoo import fields, models
from odoo.tools import email_normalize

from ...rules.first_reply import FIRST_REPLIES_PER_HOUR


class ApkCaseAcknowledgement(models.Model):
    """Whether the first reply (п. 20) leaves by itself or waits for a person."""

    _inherit = "apk.case"

    first_reply_hold = fields.Char(
        string="Why the first reply waits",
        copy=False,
        help="The system did not send the first reply by itself; a person decides.",
        written_by="system",
        erase=False,
    )

    def _acknowledge_email(self, verdict):
        """Send the first reply, unless a machine wrote the e-mail or two machines seem to answer each other.

        :param verdict: ``MailVerdict`` of the e-mail
        """
        self.ensure_one()
        if self.delivery_ids.filtered(lambda delivery: delivery.document == "first_reply"):
            return
        hold = self.first_reply_hold or self._reason_to_hold(verdict)
        if hold:
            self.sudo().first_reply_hold = hold  # sudo: no role writes it; the program has a reason
            self._notify_assignee(hold)
        else:
            self._send_first_reply()

    def _acknowledge_unless_held(self):
        """First reply to a message that no e-mail brought: a person entered it, or another addon did."""
        if not self.first_reply_hold:
            self._send_first_reply()

    def _reason_to_hold(self, verdict):
        """Why the first reply must wait, in words; False when it may leave."""
        if verdict.kind != "personal":
            return self.env._("The letter was written by a machine: %s", verdict.reason)
        address = email_normalize(self.email_from or "")
        if not address:
            return self.env._("The letter has no address to answer to")
        hour_ago = fields.Datetime.subtract(fields.Datetime.now(), hours=1)
        recent = self.env["apk.delivery"].search_count(
            [
                ("document", "=", "first_reply"),
                ("address", "=", address),
                ("create_date", ">=", hour_ago),
            ]
        )
        if recent >= FIRST_REPLIES_PER_HOUR:
            return self.env._("Too many letters from this address within an hour")
        return False
