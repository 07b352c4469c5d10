"""п. 31, 41: unanswered calls of the line's hours are counted, the other ones apart; each is returned."""

from datetime import date

from odoo.tests import freeze_time, tagged

from .common import LineCommon

NOW = "2027-02-24 12:00:00"


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestClause3141MissedCalls(LineCommon):
    def _missed(self, linkedid, started, seconds=20, number="+79101234567"):
        ended = f"{started[:17]}{int(started[17:]) + seconds:02}"
        return self._exchange_call(linkedid, started, ended, number=number)

    def test_by_the_hours_and_the_production_calendar(self):
        for number, (moment, is_counted) in enumerate(
            [
                ("2026-11-20 18:01:00", False),  # Fri, after the closing
                ("2026-11-22 12:00:00", False),  # Sun
                ("2026-11-03 17:30:00", True),  # Tue, a short day: the Order still says 18:00
                ("2027-02-20 10:00:00", True),  # the working Saturday
                ("2027-02-22 10:00:00", False),  # Mon, the day off moved from it
            ]
        ):
            call = self._missed(f"m.{number}", moment)
            self.assertEqual(call.state, "missed")
            self.assertEqual(call.is_missed_in_hours, is_counted, moment)
            self.assertEqual(bool(call.callback_id), is_counted, moment)

    def test_the_department_may_close_the_line_earlier_on_short_days(self):
        call = self._missed("m.1", "2026-11-03 17:30:00")
        self.env["ir.config_parameter"].set_param("apk_line.short_closes", "17:00")
        self._run("apk_line.ir_cron_recompute_hours")
        self.assertFalse(call.is_missed_in_hours)

    def test_a_corrected_calendar_recounts(self):
        call = self._missed("m.1", "2026-11-23 10:00:00")
        self.assertTrue(call.is_missed_in_hours)
        self.env["apk.working.day"].create({"date": date(2026, 11, 23), "kind": "day_off"})
        self._run("apk_line.ir_cron_recompute_hours")
        self.assertFalse(call.is_missed_in_hours)

    def test_a_short_call_is_marked_and_counted(self):
        call = self._missed("m.1", "2026-11-20 10:00:00", seconds=4)
        self.assertTrue(call.is_short)
        self.assertTrue(call.is_missed_in_hours)
        self.assertFalse(self._missed("m.2", "2026-11-20 10:01:00", seconds=5).is_short)

    def test_one_callback_for_a_number_with_the_clause_of_its_deadline(self):
        first = self._missed("m.1", "2026-11-20 10:00:00")
        second = self._missed("m.2", "2026-11-20 10:01:00")
        other = self._missed("m.3", "2026-11-20 10:02:00", number="+79107654321")
        self.assertEqual(first.callback_id, second.callback_id)
        self.assertNotEqual(first.callback_id, other.callback_id)
        self.assertRecordValues(
            first.callback_id.deadline_ids, [{"kind": "missed_call", "clause": "41"}]
        )
        self.assertEqual(first.callback_id.call_ids, first | second)

    def test_a_client_who_gets_through_later_need_not_be_called(self):
        missed = self._missed("m.1", "2026-11-20 10:00:00")
        self._exchange_call(
            "m.2", "2026-11-20 10:05:00", "2026-11-20 10:09:00", "2026-11-20 10:05:07"
        )
        self.assertEqual(missed.callback_id.state, "got_through")
        self.assertEqual(missed.callback_id.deadline_ids.state, "fulfilled")

    def test_a_returned_call_shows_who_called_and_when(self):
        missed = self._missed("m.1", "2026-11-20 10:00:00")
        callback = missed.callback_id.with_user(self.operator)
        call = self.env["apk.call"].browse(callback.action_call()["params"]["call_id"])
        call.with_user(self.operator).finish("answered")
        self.assertRecordValues(callback, [{"state": "done"}])
        self.assertEqual(callback.attempt_ids.user_id, self.operator)

    def test_a_hidden_number_is_counted_but_cannot_be_called(self):
        call = self._missed("m.1", "2026-11-20 10:00:00", number="anonymous")
        self.assertTrue(call.is_missed_in_hours)
        self.assertFalse(call.callback_id)

    def test_an_answer_that_is_reported_late_undoes_the_miss(self):
        call = self._missed("m.1", "2026-11-20 10:00:00")
        self._event("m.1", "answered", "2026-11-20 10:00:05", agent="101")
        self.assertRecordValues(call, [{"state": "to_fill", "is_missed_in_hours": False}])
        self.assertEqual(call.user_id, self.operator)

    def test_the_share_of_a_day(self):
        self._missed("m.1", "2026-11-20 10:00:00")
        for number in (2, 3, 4):
            self._exchange_call(
                f"m.{number}", f"2026-11-20 1{number}:00:00", f"2026-11-20 1{number}:04:00",
                f"2026-11-20 1{number}:00:05",
            )  # fmt: skip
        self._missed("m.9", "2026-11-20 19:00:00")
        ((count, share),) = self.env["apk.call"]._read_group(
            [("linkedid", "=like", "m.%"), ("is_in_hours", "=", True)],
            [],
            ["__count", "missed_percent:avg"],
        )
        self.assertEqual((count, share), (4, 25.0))
