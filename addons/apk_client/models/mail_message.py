from odoo import api, models

from ..exceptions import CaseIsKept


class MailMessage(models.Model):
    _inherit = "mail.message"

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        """п. 6: letters go before their message does, in privacy wizards and in ``mail.thread`` alike."""
        if set(self.mapped("model")) & set(self.env["apk.retention.lock"]._kept_threads()):
            raise CaseIsKept(self.env)
