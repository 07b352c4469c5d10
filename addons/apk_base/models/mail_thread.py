from odoo import models


class MailThread(models.AbstractModel):
    _inherit = "mail.thread"

    def _notify_get_recipients(self, message, msg_vals=False, **kwargs):
        """While e-mails to colleagues are switched off, they read in the program what our records tell them.

        Records of other applications tell by e-mail as they did. A digest belongs to no record.
        """
        recipients = super()._notify_get_recipients(message, msg_vals=msg_vals, **kwargs)
        is_ours = self._name.startswith("apk.") or self._name == "mail.thread"
        if is_ours and not self.env["apk.office"]._staff_letters_leave():
            for recipient in recipients:
                if recipient["type"] == "user" and recipient["notif"] == "email":
                    recipient["notif"] = "inbox"
        return recipients

    def _notify_thread_by_email(self, message, recipients_data, **particulars):
        """E-mails to colleagues leave by the queue, never in the transaction that has caused them.

        Odoo sends them right after the commit, while the page or the mailbox waits: a mail server that accepts and is
        silent would hold up the client's form and the intake for a minute each.
        """
        queued = self.with_context(mail_notify_force_send=False)
        result = super(MailThread, queued)._notify_thread_by_email(
            message, recipients_data, **particulars
        )
        if any(recipient["notif"] == "email" for recipient in recipients_data):
            self.env["mail.mail"]._send_soon()
        return result
