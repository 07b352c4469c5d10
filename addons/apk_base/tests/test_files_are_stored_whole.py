"""A disk that takes nothing for a while: no stump stays, a person is told, and the same file is taken later."""

import hashlib
import os
import resource
from contextlib import contextmanager
from pathlib import Path

from odoo.tests import TransactionCase, tagged

from ..messages import FILE_WAS_NOT_STORED
from .refused import refused

CONTENT = b"%PDF" + os.urandom(1_000) * 20_000  # larger than any log that is written meanwhile


@contextmanager
def full_disk(limit=16_000_000):
    """No file grows beyond the limit, as on a disk that has no more room; the kernel itself refuses."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@tagged("post_install", "-at_install")
class TestFilesAreStoredWhole(TransactionCase):
    def setUp(self):
        super().setUp()
        self.files = self.env["ir.attachment"]
        name = hashlib.sha1(CONTENT, usedforsecurity=False).hexdigest()
        self.path = Path(self.files._full_path(f"{name[:2]}/{name}"))
        self.addCleanup(self.path.unlink, missing_ok=True)

    def _keep(self):
        file = self.files.create({"name": "акт.pdf", "raw": CONTENT})
        file.invalidate_recordset()
        return file.raw

    def test_a_full_disk_is_said_in_words_and_leaves_nothing(self):
        before = set(self.path.parent.glob("*"))
        with full_disk(), refused(self, FILE_WAS_NOT_STORED, "administrator"):
            self._keep()
        self.assertEqual(set(self.path.parent.glob("*")), before)
        self.assertEqual(self._keep(), CONTENT)

    def test_a_stump_of_earlier_is_replaced(self):
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_bytes(CONTENT[:1_000])
        self.assertEqual(self._keep(), CONTENT)
