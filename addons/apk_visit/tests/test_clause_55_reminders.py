"""п. 55: reminded by the chosen channel, by a second one where a law prescribes the first; once, never after all is off."""

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import REMINDER_NOT_OFFERED
from .common import VisitCase, moment


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
class TestClause55Reminders(VisitCase):
    def _remind(self, at="2026-11-23 07:00:00"):  # Mon 10:00 in Kostroma
        with freeze_time(at):
            self._run("apk_visit.ir_cron_remind")

    def test_the_morning_before_by_the_chosen_channel_with_a_calendar_file(self):
        visit = self._book()
        self._remind("2026-11-23 06:59:00")
        self.assertFalse(self._notices(visit, "visit_reminder"))
        self._remind()
        notice = self._notices(visit, "visit_reminder")
        self.assertEqual((notice.channel_id.code, notice.state), ("email", "queued"))
        self.assertIn("Напоминаем", notice.subject)
        self.assertTrue(notice.mail_message_id.attachment_ids.raw.startswith(b"BEGIN:VCALENDAR"))
        self.assertEqual(notice._compose_email()["Auto-Submitted"], "auto-generated")

    def test_once(self):
        visit = self._book()
        self._remind()
        self._remind("2026-11-23 08:00:00")
        self.assertEqual(len(self._notices(visit, "visit_reminder")), 1)

    def test_a_new_time_is_reminded_of_anew(self):
        visit = self._book()
        self._remind()
        with freeze_time("2026-11-23 08:00:00"):
            visit._move(self.place, moment("Thu 2026-11-26 10:00"))
        self._remind("2026-11-25 08:00:00")
        self.assertEqual(len(self._notices(visit, "visit_reminder")), 2)

    def test_never_after_cancellation(self):
        visit = self._book()
        visit._cancel("phone")
        self._remind()
        self.assertFalse(self._notices(visit, "visit_reminder"))

    def test_a_reminder_that_waits_to_leave_does_not_survive_a_cancellation(self):
        visit = self._book()
        self._remind()
        with freeze_time("2026-11-23 07:00:30"):
            visit._cancel("link")
            self._run("apk_client.ir_cron_send_deliveries")
        self.assertEqual(self._notices(visit, "visit_reminder").state, "cancelled")

    def test_a_client_reached_by_phone_alone_is_a_task_for_a_person(self):
        self.client.email = False
        visit = self._book()
        self._remind()
        notice = self._notices(visit, "visit_reminder")
        self.assertEqual((notice.channel_id.code, notice.state), ("phone", "queued"))
        self.assertIn(self.specialist, visit.sudo().activity_ids.user_id)

    def test_where_a_law_reminds_a_second_channel_must_be_offered(self):
        self.service.reminder_channel_id = self._channel("post")
        visit = self._hold()
        visit.are_directions_given = True
        with refused(self, REMINDER_NOT_OFFERED, "clause 55"):
            visit.action_confirm()
        visit.write({"reminder_copy": "yes", "reminder_channel_id": self._channel("email").id})
        visit.action_confirm()
        self._remind()
        channels = {(d.role, d.channel_id.code) for d in self._notices(visit, "visit_reminder")}
        self.assertEqual(channels, {("mandatory", "post"), ("additional", "email")})

    def test_a_client_who_wants_no_second_reminder_gets_the_one_by_law(self):
        self.service.reminder_channel_id = self._channel("post")
        visit = self._hold()
        visit.write({"are_directions_given": True, "reminder_copy": "no"})
        visit.action_confirm()
        self._remind()
        notice = self._notices(visit, "visit_reminder")
        self.assertEqual((notice.role, notice.channel_id.code), ("mandatory", "post"))

    def test_who_was_booked_this_afternoon_is_not_reminded_tonight(self):
        with freeze_time("2026-11-23 12:00:00"):  # Mon 15:00 in Kostroma
            visit = self._book()
        self._remind("2026-11-23 13:00:00")
        self.assertFalse(self._notices(visit, "visit_reminder"))
