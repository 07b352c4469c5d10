from odoo import api, models
from odoo.tools import email_normalize_all

# What changes whom an e-mail reaches, or whether it leaves at all.
JUDGED = {"recipient_ids", "email_to", "email_cc", "state"}


class MailMail(models.Model):
    _inherit = "mail.mail"

    @api.model_create_multi
    def create(self, vals_list):
        mails = super().create(vals_list)
        self.env["apk.broadcast.gate"]._judge(mails._unjudged())
        return mails

    def write(self, vals):
        result = super().write(vals)
        if JUDGED & vals.keys():
            self.env["apk.broadcast.gate"]._judge(self._unjudged())
        return result

    def _unjudged(self):
        """Those that may leave without a consent; an addon above takes out what it asks for one."""
        return self.filtered(lambda mail: mail.state == "outgoing")

    def _outside_addresses(self):
        copies = [self.email_to, self.email_cc, *self.recipient_ids.mapped("email")]
        return {address for copy in copies if copy for address in email_normalize_all(copy)}

    def _known_colleagues(self, addresses):
        return self.env["apk.broadcast.gate"]._colleague_addresses(addresses)

    def _matter_message(self):
        return self.mail_message_id

    def _postprocess_sent_message(self, *args, **particulars):
        """Core deletes the rows of what has left."""
        left = self.filtered(lambda mail: mail.state == "sent")
        self.env["apk.broadcast.gate"]._note_left(left)
        return super()._postprocess_sent_message(*args, **particulars)

    def _stop_broadcast(self):
        reason = self.env._("One text to many people is a mailing (clause 27), no e-mail was sent")
        stopped = {"state": "cancel", "failure_type": "mail_optout", "failure_reason": reason}
        self.exists()._unjudged().write(stopped)
