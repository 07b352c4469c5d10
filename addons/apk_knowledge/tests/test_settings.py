"""The page of settings: details of the department and the figures of reviews (п. 51)."""

from odoo.tests import TransactionCase, tagged

from ..exceptions import SettingIsWrong


@tagged("post_install", "-at_install")
class TestSettings(TransactionCase):
    def _save(self, **values):
        self.env["res.config.settings"].create(values).execute()

    def test_letters_are_signed_with_what_is_saved(self):
        self._save(apk_office_name="Департамент", apk_line_phone="+7 (4942) 11-22-33")
        details = self.env["apk.office"]._details()
        self.assertEqual((details["name"], details["phone_link"]), ("Департамент", "+74942112233"))

    def test_what_is_no_mailbox_is_not_saved(self):
        before = self.env["apk.office"]._email()
        for address in ("apk", "a@b.ru, c@d.ru", False):
            with self.assertRaisesRegex(SettingIsWrong, "office@example.ru"):
                self._save(apk_office_email=address)
        self.assertEqual(self.env["apk.office"]._email(), before)

    def test_the_page_shows_the_figures_in_force_and_changes_them(self):
        setting = self.env["apk.knowledge.review.watch"]._setting
        page = self.env["res.config.settings"].create({})
        self.assertEqual((page.apk_bad_marks, page.apk_expiry_days), (3, 30))
        self._save(apk_bad_marks=5)
        self.assertEqual((setting("bad_marks"), setting("expiry_days")), (5, 30))
        with self.assertRaisesRegex(SettingIsWrong, "1"):
            self._save(apk_bad_marks=0)
