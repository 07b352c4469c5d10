from odoo import models

from .apk_case_search import ADDITION, IS_ADDITION


class MailMessage(models.Model):
    """What was written to and about a message after it came: the search box looks there, too."""

    _inherit = "mail.message"

    _apk_addition_idx = models.Index(f"USING gin ({ADDITION}) WHERE {IS_ADDITION}")
