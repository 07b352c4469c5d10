from odoo import api, models

from ..exceptions import CaseIsKept


class IrAttachment(models.Model):
    _inherit = "ir.attachment"

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        """п. 6: «с материалами по их рассмотрению» — files of a message stay as long as the message."""
        files = self.sudo()  # sudo: whose file it is does not depend on who deletes it
        lock = self.env["apk.retention.lock"]
        threads = lock._kept_threads()
        kept = files.filtered(lambda file: file.res_model in threads and file.res_id)
        if kept and not lock._is_open():
            raise CaseIsKept(self.env)
