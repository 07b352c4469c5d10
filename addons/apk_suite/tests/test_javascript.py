from pathlib import Path
from urllib.parse import quote

from odoo.tests import HttpCase, tagged

ADDONS = Path(__file__).parents[2]
OURS = "/^@apk_/"
PAGE = f"/web/tests?headless&loglevel=2&preset=desktop&timeout=15000&filter={quote(OURS)}"


@tagged("post_install", "-at_install")
class TestJavascript(HttpCase):
    """The Hoot tests of our screens (``static/tests``), in a real browser, as Odoo runs its own."""

    def test_every_screen_behaves(self):
        failures = []

        def ends_the_run(message):
            """A failed test is noted and the others go on, any other error of the browser ends the run."""
            failures.append(message)
            return "[HOOT]" not in message

        succeeded = "[HOOT] Test suite succeeded"
        try:
            self.browser_js(
                PAGE, "", "", "admin", 300, error_checker=ends_the_run, success_signal=succeeded
            )
        except AssertionError as failed:
            raise AssertionError("\n\n".join([*failures, str(failed)])) from None

    def test_no_test_is_left_out(self):
        """A file that no manifest names would never run, and «only» silences all the others."""
        paths = self.env["ir.asset"]._get_asset_paths("web.assets_unit_tests", {})
        bundle = {path for path, *_others in paths}
        files = sorted(ADDONS.glob("*/static/tests/**/*.test.js"))
        self.assertTrue(files)
        for file in files:
            with self.subTest(file=file.name):
                self.assertIn(f"/{file.relative_to(ADDONS)}", bundle)
                self.assertNotRegex(file.read_text("utf-8"), r"\.(only|debug|skip|todo)\(")
