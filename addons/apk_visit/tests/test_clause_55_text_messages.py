"""п. 55: reminders by text message, where the suite has that channel: short, with the link, gone with the booking."""

from odoo.tests import freeze_time, tagged

from odoo.addons.sms.tests.common import MockSMS

from .common import VisitCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
class TestClause55TextMessages(VisitCase, MockSMS):
    def setUp(self):
        super().setUp()
        channels = self.env["apk.channel"].with_context(active_test=False)
        self.channel = channels.search([("transport", "=", "sms")], limit=1)
        self.assertTrue(self.channel, "the whole suite has a channel of text messages")
        self.channel.active = True
        self.client.chosen_channel_id = self.channel

    def _remind(self):
        with freeze_time("2026-11-23 07:00:00"):  # Mon 10:00 in Kostroma
            self._run("apk_visit.ir_cron_remind")

    def test_the_text_tells_when_and_where_and_leads_to_the_page(self):
        with self.mockSMSGateway():
            visit = self._book()
            self._remind()
            self._run("sms.ir_cron_sms_scheduler_action")
        booked, reminder = (message["body"] for message in self._sms)
        self.assertIn("Вы записаны: 24 ноября 2026 г. (вторник) в 10:00", booked)
        self.assertIn("Напоминаем: 24 ноября 2026 г. (вторник) в 10:00", reminder)
        self.assertEqual(reminder.count("/apk/visit/"), 1)
        self.assertNotIn("yandex", reminder)
        self.assertEqual(self._notices(visit, "visit_reminder").state, "sent")

    def test_a_text_that_waits_does_not_survive_a_cancellation(self):
        visit = self._book()
        self._remind()
        visit._cancel("phone")
        with self.mockSMSGateway():
            self._run("sms.ir_cron_sms_scheduler_action")
        (message,) = self._sms
        self.assertIn("отменена", message["body"])
