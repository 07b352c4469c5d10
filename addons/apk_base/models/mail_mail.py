import logging
import smtplib

from odoo import api, models
from odoo.exceptions import UserError
from odoo.http import request

_logger = logging.getLogger(__name__)


class MailMail(models.Model):
    _inherit = "mail.mail"

    def send(self, auto_commit=False, **particulars):
        """Nobody's page waits for a mail server: what is to leave while a page is made leaves by the queue.

        This is so for Odoo's own pages, too (a forgotten password, an invitation).

        :param auto_commit: it is the queue itself that sends
        """
        if auto_commit or not request:
            return super().send(auto_commit=auto_commit, **particulars)
        return self._send_soon()

    @api.model
    def process_email_queue(self, *args, **kwargs):
        """Odoo gives up an e-mail for which there is no connection; while nobody answers, it waits in the queue."""
        waiting = self.search_count([("state", "=", "outgoing")], limit=1)
        if not waiting or self._is_mail_server_well():
            return super().process_email_queue(*args, **kwargs)
        return None

    @api.model
    def _is_mail_server_well(self):
        servers = self.env["ir.mail_server"].sudo()  # sudo: a job may not read servers; yes or no
        if servers._is_silent():
            return False
        try:
            session = servers._connect__(smtp_from=self.env["apk.office"]._email())
        except (OSError, smtplib.SMTPException, UserError) as error:
            _logger.info("The e-mails wait, the mail server does not answer: %s", error)
            return False
        if session:
            session.close()
        return True

    @api.model
    def _send_soon(self):
        """The queue is looked through as soon as this transaction is committed."""
        cron = self.env.ref("mail.ir_cron_mail_scheduler_action")
        # sudo: whoever causes an e-mail may not touch scheduled jobs; this one only runs earlier
        cron.sudo()._trigger()
