from odoo import models


class MailThread(models.AbstractModel):
    """Editing in the chatter: Odoo writes as superuser after this question (п. 6)."""

    _inherit = "mail.thread"

    def _check_can_update_message_content(self, messages):
        messages._check_may_be_rewritten()
        return super()._check_can_update_message_content(messages)
