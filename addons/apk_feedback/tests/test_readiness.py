"""«Readiness» of п. 80: a key that has not come along with the database is told."""

from odoo.tests import tagged

from odoo.addons.apk_base.tests.readiness_case import ReadinessCase

from ..models.key_files import key_file, key_names
from ..rules.anonymity import quarter_of


@tagged("post_install", "-at_install")
class TestReadiness(ReadinessCase):
    def setUp(self):
        super().setUp()
        for name in key_names(self.env):
            path = key_file(self.env, name)
            self.addCleanup(path.write_bytes, path.read_bytes())

    def test_a_key_is_lost_until_its_file_is_back(self):
        self.env["apk.invitation"]._invite("answer", {}, client="client 1")
        self.assertEqual(self._state("keys"), "done")
        quarter = quarter_of(self.env["apk.office"]._today())
        path = key_file(self.env, f"{quarter:%Y-%m}-links")
        kept = path.read_bytes()
        path.unlink()
        check = self._check("keys")
        self.assertEqual(check["state"], "todo")
        self.assertIn(f"{quarter:%Y-%m}-links", check["why"])
        self.assertIn("apk_feedback", check["hint"])
        path.write_bytes(b"of another database")
        self.assertEqual(self._state("keys"), "todo")
        path.write_bytes(kept)
        self.assertEqual(self._state("keys"), "done")
