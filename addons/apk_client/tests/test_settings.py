"""п. 22: office hours on the page of settings."""

from odoo.tests import tagged

from odoo.addons.apk_knowledge.exceptions import SettingIsWrong

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestSettings(CaseCommon):
    def _save(self, **values):
        self.env["res.config.settings"].create(values).execute()

    def test_office_hours(self):
        self._save(
            apk_office_opens="08:00", apk_office_closes="17:00", apk_office_closes_short="16:00"
        )
        hours = self.env["apk.case"]._office_hours()
        self.assertEqual(
            [f"{moment:%H:%M}" for moment in (hours.opens, hours.closes, hours.short_closes)],
            ["08:00", "17:00", "16:00"],
        )

    def test_what_no_clock_can_run_by_is_not_saved(self):
        for values in (
            {"apk_office_opens": "в восемь"},
            {"apk_office_closes": "25:00"},
            {"apk_office_closes": "08:00"},
            {"apk_office_closes_short": False},
        ):
            with self.assertRaisesRegex(SettingIsWrong, "18:00"):
                self._save(**values)
        self.assertEqual(f"{self.env['apk.case']._office_hours().opens:%H:%M}", "09:00")
