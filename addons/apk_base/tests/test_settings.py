"""The page of settings: details of the department and its hours (п. 22)."""

from odoo.tests import TransactionCase, tagged

from ..messages import OFFICE_HOURS_ARE_WRONG, SETTING_IS_WRONG
from .refused import refused


@tagged("post_install", "-at_install")
class TestSettings(TransactionCase):
    def _save(self, **values):
        self.env["res.config.settings"].create(values).execute()

    def test_notices_are_signed_with_what_is_saved(self):
        self._save(apk_office_name="Департамент", apk_line_phone="+7 (4942) 11-22-33")
        details = self.env["apk.office"]._details()
        self.assertEqual((details["name"], details["phone_link"]), ("Департамент", "+74942112233"))

    def test_what_is_no_mailbox_is_not_saved(self):
        before = self.env["apk.office"]._email()
        for address in ("apk", "a@b.ru, c@d.ru", False):
            with refused(self, SETTING_IS_WRONG, "office@example.ru"):
                self._save(apk_office_email=address)
        self.assertEqual(self.env["apk.office"]._email(), before)

    def test_office_hours(self):
        self._save(
            apk_office_opens="08:00", apk_office_closes="17:00", apk_office_closes_short="16:00"
        )
        hours = self.env["apk.office"]._office_hours()
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
            with refused(self, SETTING_IS_WRONG, "18:00"):
                self._save(**values)
        self.assertEqual(f"{self.env['apk.office']._office_hours().opens:%H:%M}", "09:00")

    def test_hours_edited_past_the_page_are_an_error_and_no_guess(self):
        self.env["ir.config_parameter"].set_param("apk_base.office_opens", "19:00")
        with refused(self, OFFICE_HOURS_ARE_WRONG, "19:00, 18:00"):
            self.env["apk.office"]._office_hours()
