import os
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from odoo import api, models

from ..messages import FILE_WAS_NOT_STORED


class IrAttachment(models.Model):
    """A file is stored whole or not at all, and nobody is told that it is there when it is not."""

    _inherit = "ir.attachment"

    @api.model
    def _get_path(self, bin_data, sha):
        """A stump that a full disk has left before goes: else the same file would be refused for ever."""
        with self._disk_refusals():
            path = Path(self._full_path(f"{sha[:2]}/{sha}"))
            if path.is_file() and path.stat().st_size != len(bin_data):
                path.unlink(missing_ok=True)
            return super()._get_path(bin_data, sha)

    @api.model
    def _file_write(self, bin_value, checksum):
        """On a full disk Odoo leaves a stump under the name of the file; here the name appears when the file is whole."""
        fname = f"{checksum[:2]}/{checksum}"
        with self._disk_refusals():
            if not Path(self._full_path(fname)).is_file():
                self._store_whole(fname, bin_value)
                self._mark_for_gc(fname)  # in case the transaction aborts
            return super()._file_write(bin_value, checksum)

    @api.model
    def _store_whole(self, fname, bin_value):
        """Others see nothing of it until all of it is on the disk; what a killed process leaves is collected as garbage."""
        draft = f"{fname}-{uuid4().hex}"
        self._mark_for_gc(draft)
        path, part = Path(self._full_path(fname)), Path(self._full_path(draft))
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("xb") as file:
                file.write(bin_value)
                file.flush()
                os.fsync(
                    file.fileno()
                )  # PostgreSQL promises the row after a power cut; the file, too
            part.replace(path)
            self._sync_folder(path.parent)
        except BaseException:  # broad: whatever stops it, no half of a file stays
            with suppress(OSError):
                part.unlink()
            raise

    @staticmethod
    def _sync_folder(folder):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    @contextmanager
    def _disk_refusals(self):
        """
        :raises FILE_WAS_NOT_STORED: in words, whatever the disk refuses
        """
        try:
            yield
        except OSError as error:
            raise FILE_WAS_NOT_STORED(self.env, reason=error.strerror or "") from error
