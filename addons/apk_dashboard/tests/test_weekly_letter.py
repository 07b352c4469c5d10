"""The letter of the week: on its first working morning, once, to those who control, with the figures of the screen."""

from odoo.tests import freeze_time, tagged

from .common import FiguresCommon

CRON = "apk_dashboard.ir_cron_weekly_letter"


@tagged("post_install", "-at_install")
class TestWeeklyLetter(FiguresCommon):
    def _letters_at(self, moment):
        """Letters to the controller that the job has written at this moment."""
        mine = [
            ("partner_ids", "in", self.controller.partner_id.ids),
            ("message_type", "=", "user_notification"),
        ]
        known = self.env["mail.message"].search(mine)
        with freeze_time(moment):
            self._run(CRON)
        return self.env["mail.message"].search(mine) - known

    def test_it_leaves_once_on_the_first_working_morning(self):
        self.assertFalse(self._letters_at("2026-11-23 05:59:00"))  # Mon 8:59
        letter = self._letters_at("2026-11-23 06:01:00")  # Mon 9:01
        self.assertEqual(len(letter), 1)
        self.assertIn("16.11.2026 – 22.11.2026", letter.subject)
        self.assertFalse(self._letters_at("2026-11-23 06:16:00"))  # Mon 9:16
        self.assertFalse(self._letters_at("2026-11-24 06:16:00"))  # Tue
        self.assertTrue(self._letters_at("2026-11-30 06:16:00"))  # Mon

    def test_after_holidays_it_leaves_on_the_first_day_of_work(self):
        self.assertFalse(self._letters_at("2027-01-04 06:16:00"))  # Mon of the New Year's holidays
        self.assertTrue(self._letters_at("2027-01-11 06:16:00"))  # Mon

    def test_it_can_be_switched_off(self):
        page = self.env["res.config.settings"].create({"apk_weekly_letter": "False"})
        page.set_values()
        self.assertFalse(self._letters_at("2026-11-23 06:16:00"))  # Mon 9:16

    def test_it_has_the_figures_of_the_screen_and_escapes_the_words_of_clients(self):
        with freeze_time("2026-11-18 07:00:00"):  # Wed 10:00; the first reply is due on Thu 10:00
            case = self._paper_case(subject="<img src=x onerror=alert(1)>")
        body = self._letters_at("2026-11-23 06:16:00").body  # Mon 9:16
        self.assertIn(case.name, body)
        self.assertNotIn("<img", body)
        self.assertIn("0,0 %", body)
