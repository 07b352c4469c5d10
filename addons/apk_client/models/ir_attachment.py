from mmap import mmap

from odoo import api, models

from ..messages import CASE_IS_KEPT, LETTER_IS_KEPT

CONTENTS = frozenset(["res_model", "res_id", "raw", "datas", "db_datas", "store_fname", "url"])


class IrAttachment(models.Model):
    _inherit = "ir.attachment"

    def write(self, vals):
        """п. 6: a file of a message is neither moved away nor replaced by another one."""
        if CONTENTS & vals.keys() and not self.env.su and self._kept_files():
            raise LETTER_IS_KEPT(self.env)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        """п. 6: «с материалами по их рассмотрению» — files of a message stay as long as the message."""
        if self._kept_files() and not self.env["apk.retention.lock"]._is_open():
            raise CASE_IS_KEPT(self.env)

    @api.model
    def _index(self, bin_data, mimetype, checksum=None):
        """A file that is mapped and not read may be larger than the memory; Odoo's indexer takes bytes alone."""
        if isinstance(bin_data, mmap):
            return False
        return super()._index(bin_data, mimetype, checksum=checksum)

    def _kept_files(self):
        files = self.sudo()  # sudo: whose file it is does not depend on who touches it
        threads = self.env["apk.retention.lock"]._kept_threads()
        return files.filtered(lambda file: file.res_model in threads and file.res_id)
