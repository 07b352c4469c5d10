from odoo import fields, models
from odoo.tools import html2plaintext

from odoo.addons.apk_case.rules.first_reply import FIRST_REPLIES_PER_HOUR


class ApkCase(models.Model):
    _inherit = "apk.case"

    social_account_id = fields.Many2one(
        "apk.social.account", string="Written from", readonly=True, copy=False, ondelete="restrict"
    )

    def _take_from_network(self, account, body, files):
        """The person writes on: people in networks write a thought in five messages."""
        channel = self.env.ref("apk_client.channel_gospublic")
        text = html2plaintext(body, include_references=False)
        posted = self.message_post(
            body=body,
            author_id=account.partner_id.id,
            message_type="comment",
            subtype_xmlid="mail.mt_note",
            attachments=files,
        )
        self._log_addition(account.partner_id, account._address(), channel, message=posted)
        self._react_to_addition(text)

    def _acknowledge_unless_held(self):
        """п. 20: the first reply at once, unless it looks like two programs that answer each other."""
        if self.social_account_id and self._too_many_first_replies():
            # sudo: nobody may write the hold by hand; the reason is this method's own
            self.sudo().first_reply_hold = self.env._(
                "Too many messages from this person within an hour"
            )
            self._notify_assignee(self.first_reply_hold)
        return super()._acknowledge_unless_held()

    def _too_many_first_replies(self):
        hour_ago = fields.Datetime.subtract(fields.Datetime.now(), hours=1)
        domain = [
            ("document", "=", "first_reply"),
            ("social_account_id", "=", self.social_account_id.id),
            ("create_date", ">=", hour_ago),
        ]
        return self.env["apk.delivery"].search_count(domain) >= FIRST_REPLIES_PER_HOUR

    def _social_account(self):
        """By which account of a network this client is answered: the one that has written, else the last known."""
        # sudo: a specialist may not read accounts of networks; only the address to answer to is found
        accounts = self.env["apk.social.account"].sudo()
        if self.social_account_id:
            # sudo: a specialist may not read accounts of networks; the link to the sender's one is returned to our own code
            return self.sudo().social_account_id
        return accounts.search([("partner_id", "=", self.partner_id.id)], order="id desc", limit=1)
