from odoo import models


class MailThread(models.AbstractModel):
    _inherit = "mail.thread"

    def _notify_thread_by_email(self, message, recipients_data, **particulars):
        """A post reaches colleagues, and no more clients than a few (п. 27.1)."""
        people = self.env["apk.broadcast.gate"]._let_through(recipients_data)
        return super()._notify_thread_by_email(message, people, **particulars)
