"""п. 62, 63: which sites may show the form, an administrator says by name."""

from odoo.tests import TransactionCase, tagged

from odoo.addons.apk_base.messages import SETTING_IS_WRONG
from odoo.addons.apk_base.tests.refused import refused


@tagged("post_install", "-at_install")
class TestSettings(TransactionCase):
    def _set(self, sites):
        settings = self.env["res.config.settings"].create({"apk_site_frames": sites})
        settings._check_apk_settings()

    def test_a_site_is_named_whole_and_over_https(self):
        self._set("https://apk.kostroma.gov.ru https://www.kostroma.gov.ru:8443")
        for wrong in ("http://a.ru", "https://*", "*", "https://a.ru; script-src *", "https://ru"):
            with refused(self, SETTING_IS_WRONG, "apk.kostroma.gov.ru"):
                self._set(wrong)
