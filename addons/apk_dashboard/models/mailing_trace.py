from odoo import models


class MailingTrace(models.Model):
    """E-mails of mailings are counted by the day on which they left."""

    _inherit = "mailing.trace"

    _apk_sent_idx = models.Index("(sent_datetime)")
