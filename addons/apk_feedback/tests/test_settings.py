"""п. 63: which sites may show the block."""

from odoo.tests import TransactionCase, tagged

from odoo.addons.apk_base.messages import SETTING_IS_WRONG
from odoo.addons.apk_base.tests.refused import refused


@tagged("post_install", "-at_install")
class TestSettings(TransactionCase):
    def _save(self, sites):
        self.env["res.config.settings"].create({"apk_widget_sites": sites}).execute()
        return self.env["apk.feedback.widget"]._sites()

    def test_a_list_of_sites_and_nothing_else(self):
        sites = "https://apk.kostroma.gov.ru https://*.example.ru:8443"
        self.assertEqual(self._save(sites), sites)
        self.assertEqual(self._save(""), "'none'")
        for wrong in ("apk.kostroma.gov.ru", "https://a.ru; script-src *", "*"):
            with refused(self, SETTING_IS_WRONG, "https://apk.kostroma.gov.ru"):
                self._save(wrong)
