"""п. 53: the page of booking is closed until an administrator opens it."""

from odoo.tests import TransactionCase, tagged

from odoo.addons.apk_base.messages import SETTING_IS_WRONG
from odoo.addons.apk_base.tests.refused import refused


@tagged("post_install", "-at_install")
class TestSettings(TransactionCase):
    def _save(self, **values):
        self.env["res.config.settings"].create(values).execute()
        return self.env["apk.visit"]._is_public_booking_open()

    def test_opened_and_closed_again(self):
        self.assertFalse(self._save())
        self.assertTrue(self._save(apk_public_booking="on", apk_horizon_days=14))
        self.assertFalse(self._save(apk_public_booking="off"))
        with refused(self, SETTING_IS_WRONG, "1"):
            self._save(apk_horizon_days=0)
