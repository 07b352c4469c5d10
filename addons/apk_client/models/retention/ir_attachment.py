from mmap import mmap

from odoo import api, models

from ...messages import CASE_IS_KEPT, CORRESPONDENCE_IS_KEPT

# What Odoo writes to show a file; none of it changes the file or who may read it.
SHOWN_FIELDS = frozenset(["access_token", "thumbnail"])


class IrAttachment(models.Model):
    """Files of kept records stay with them as long as they are kept (п. 6)."""

    _inherit = "ir.attachment"

    def write(self, vals):
        """п. 6: a file of a message is neither moved, renamed, opened to the public nor replaced by another one."""
        if vals.keys() - SHOWN_FIELDS and not self.env.su and self._kept_files():
            raise CORRESPONDENCE_IS_KEPT(self.env)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        """п. 6: «с материалами по их рассмотрению» — files of a message stay as long as the message."""
        if self._kept_files() and not self.env["apk.retention.lock"]._is_open():
            raise CASE_IS_KEPT(self.env)

    @api.model
    def _index(self, bin_data, mimetype, checksum=None):
        """The archive of a history is a memory map: it may be larger than the memory, and Odoo indexes bytes alone."""
        if isinstance(bin_data, mmap):
            return False
        return super()._index(bin_data, mimetype, checksum=checksum)

    def _kept_files(self):
        # sudo: a user may not read every file; only which record it belongs to is looked at
        files = self.sudo()
        threads = self.env["apk.retention.lock"]._kept_threads()
        return files.filtered(lambda file: file.res_model in threads and file.res_id)
