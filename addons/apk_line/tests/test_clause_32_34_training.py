"""п. 32–34: training before the first call, for a new function and every two years; reminders in time."""

from datetime import date

from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused

from ..messages import LINE_IS_CLOSED, NOT_TRAINED, SESSION_NOT_READY, SHIFT_NOT_ALLOWED
from .common import LineCommon

FRIDAY = "2026-11-20 08:00:00"  # Fri 11:00 in Kostroma


@tagged("post_install", "-at_install")
@freeze_time(FRIDAY)
class TestClause3234Training(LineCommon):
    def setUp(self):
        super().setUp()
        self.newcomer = new_test_user(self.env, "t-newcomer", "apk_base.group_operator")

    def _shift(self, user, day):
        return (
            self.env["apk.line.shift"]
            .with_user(self.line_head)
            .create({"user_id": user.id, "day": day})
        )

    def _duties(self, user, kind):
        return self.env["apk.training.duty"].search(
            [("user_id", "=", user.id), ("kind", "=", kind), ("record_id", "=", False)]
        )

    def test_the_untrained_take_no_call_and_no_shift(self):
        calls = self.env["apk.call"].with_user(self.newcomer)
        with refused(self, NOT_TRAINED, "clause 32"):
            calls.start(phone="+79101234567")
        ringing = self.env["apk.call"].create({"started_at": "2026-11-20 07:59:00"})
        with refused(self, NOT_TRAINED):
            ringing.with_user(self.newcomer).action_take()
        with refused(self, SHIFT_NOT_ALLOWED):
            self._shift(self.newcomer, date(2026, 11, 23))

    def test_after_the_seminar_the_newcomer_works(self):
        self.env["apk.training.duty"]._cron_open_duties()
        self.assertEqual(self._duties(self.newcomer, "initial").due_on, date(2026, 11, 20))
        self._train(self.newcomer, at="2026-11-19 07:00:00")
        self.assertFalse(self._duties(self.newcomer, "initial"))
        self.assertEqual(self._duties(self.newcomer, "planned").due_on, date(2028, 11, 19))
        self.assertTrue(self.env["apk.call"].with_user(self.newcomer).start(phone="+79101234567"))
        self.assertTrue(self._shift(self.newcomer, date(2026, 11, 23)))

    def test_who_was_not_there_has_not_passed(self):
        session = self.env["apk.training.session"].create(
            {
                "programme_id": self.env.ref("apk_line.programme_initial").id,
                "starts_at": "2026-11-19 07:00:00",
                "record_ids": [(0, 0, {"user_id": self.newcomer.id, "is_present": False})],
            }
        )
        session.action_hold()
        self.assertFalse(session.record_ids.passed_on)
        with refused(self, NOT_TRAINED):
            self.env["apk.call"].with_user(self.newcomer).start(phone="+79101234567")

    def test_a_session_of_tomorrow_or_without_people_cannot_be_held(self):
        for at, users in (("2026-11-21 07:00:00", self.newcomer), (FRIDAY, self.env["res.users"])):
            with refused(self, SESSION_NOT_READY):
                self._train(users, at=at)

    def test_a_new_function_is_owed_by_everybody_on_the_line(self):
        function = self.env["apk.function"].create(
            {
                "name": "Субсидия на тепличные комплексы",
                "area_id": self.env.ref("apk_base.area_support").id,
                "unit_id": self.unit.id,
            }
        )
        for user in (self.operator, self.line_head, self.newcomer):
            duty = self._duties(user, "function")
            self.assertEqual((duty.function_id, duty.due_on), (function, date(2026, 12, 20)))
            self.assertEqual(duty.deadline_ids.clause, "33")
        self.assertTrue(self._shift(self.operator, date(2026, 12, 18)))
        with refused(self, SHIFT_NOT_ALLOWED):
            self._shift(self.operator, date(2026, 12, 21))
        self._train(self.operator, "function", at="2026-11-20 06:00:00")
        self.assertTrue(self._shift(self.operator, date(2026, 12, 21)))
        self.assertTrue(self._duties(self.line_head, "function"))

    def test_two_years_of_29_february_end_on_the_28th(self):
        leap = new_test_user(self.env, "t-leap", "apk_base.group_operator")
        self._train(leap, at="2024-02-29 07:00:00")
        self.assertEqual(self._duties(leap, "planned").due_on, date(2026, 2, 28))
        self.assertTrue(self._duties(leap, "planned").is_overdue)
        self._train(leap, "planned", at="2026-11-19 07:00:00")
        self.assertEqual(self._duties(leap, "planned").due_on, date(2028, 11, 19))

    def test_a_shift_after_the_two_years_is_refused(self):
        self._train(self.newcomer, at="2024-11-25 07:00:00")
        self.assertTrue(self._shift(self.newcomer, date(2026, 11, 25)))
        with refused(self, SHIFT_NOT_ALLOWED):
            self._shift(self.newcomer, date(2026, 11, 26))

    def test_the_line_has_no_shift_on_a_day_off_but_on_the_working_saturday(self):
        with refused(self, LINE_IS_CLOSED):
            self._shift(self.operator, date(2026, 11, 22))
        self.assertTrue(self._shift(self.operator, date(2027, 2, 20)))

    def test_reminders_sixty_thirty_and_seven_days_before(self):
        self._train(self.newcomer, at="2025-03-10 07:00:00")
        duty = self._duties(self.newcomer, "planned")
        self.assertEqual(duty.due_on, date(2027, 3, 10))
        codes = []
        for moment in ("2027-01-09", "2027-01-10", "2027-02-09", "2027-03-04", "2027-03-11"):
            with freeze_time(f"{moment} 09:00:00"):
                self._run("apk_base.ir_cron_remind")
            codes.append(set(duty.deadline_ids.reminder_ids.mapped("code")))
        self.assertEqual(codes[0], set())
        self.assertEqual(codes[1], {"executor-60d"})
        self.assertEqual(codes[2] - codes[1], {"executor-30d"})
        self.assertEqual(codes[3] - codes[2], {"executor-7d"})
        self.assertEqual(codes[4] - codes[3], {"head-last", "overdue"})
        self.assertIn(self.line_head, duty.activity_ids.user_id)

    def test_employees_who_owe_the_training_are_invited_with_one_button(self):
        self.env["apk.training.duty"]._cron_open_duties()
        session = (
            self.env["apk.training.session"]
            .with_user(self.officer)
            .create(
                {
                    "programme_id": self.env.ref("apk_line.programme_initial").id,
                    "form": "video",
                    "starts_at": FRIDAY,
                }
            )
        )
        session.action_invite_employees()
        self.assertIn(self.newcomer, session.record_ids.user_id)
        self.assertNotIn(self.operator, session.record_ids.user_id)

    def test_passed_training_is_written_by_the_system_and_never_deleted(self):
        session = self._train(self.newcomer, at="2026-11-19 07:00:00")
        record = session.record_ids.with_user(self.officer)
        with refused(self, FILLED_BY_THE_SYSTEM):
            record.passed_on = date(2020, 1, 1)
        with refused(self, FILLED_BY_THE_SYSTEM):
            record.unlink()
