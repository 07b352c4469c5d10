"""The page of settings: details of the department and the figures of reviews (п. 51)."""

from odoo.tests import TransactionCase, tagged

from odoo.addons.apk_base.messages import SETTING_IS_WRONG
from odoo.addons.apk_base.tests.refused import refused


@tagged("post_install", "-at_install")
class TestSettings(TransactionCase):
    def _save(self, **values):
        self.env["res.config.settings"].create(values).execute()

    def test_the_page_shows_the_figures_in_force_and_changes_them(self):
        setting = self.env["apk.knowledge.review"]._setting
        page = self.env["res.config.settings"].create({})
        self.assertEqual((page.apk_bad_marks, page.apk_expiry_days), (3, 30))
        self._save(apk_bad_marks=5)
        self.assertEqual((setting("bad_marks"), setting("expiry_days")), (5, 30))
        with refused(self, SETTING_IS_WRONG, "1"):
            self._save(apk_bad_marks=0)
