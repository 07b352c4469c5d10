"""The production calendar is data: shipped for five years, kept when the department edits it."""

from datetime import date, datetime

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.rules.production_calendar import YearWithoutCalendar

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestProductionCalendar(CaseCommon):
    def test_five_years_are_shipped(self):
        calendar = self.env["apk.working.day"]._calendar()
        self.assertEqual(sorted(calendar.years), [2023, 2024, 2025, 2026, 2027])
        self.assertTrue(calendar.is_working_day(date(2027, 2, 20)))  # Sat
        self.assertFalse(calendar.is_working_day(date(2026, 12, 31)))  # Thu

    def test_loading_again_keeps_what_the_department_entered(self):
        days = self.env["apk.working.day"]
        days.create({"date": date(2027, 8, 18), "kind": "day_off", "name": "Указ губернатора"})
        count = days.search_count([])
        days._load_shipped_calendars()
        self.assertEqual(days.search_count([]), count)
        self.assertFalse(days._calendar().is_working_day(date(2027, 8, 18)))

    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_a_corrected_calendar_moves_what_is_owed_and_says_so(self):
        open_case, done_case = self._paper_case(), self._paper_case()
        done_case._fulfil("first_reply")
        self.env["apk.working.day"].create({"date": date(2026, 11, 23), "kind": "day_off"})
        self._run("apk_base.ir_cron_recompute_deadlines")
        self.assertEqual(open_case._deadline("first_reply").due_at, datetime(2026, 11, 24, 14, 40))
        self.assertEqual(done_case._deadline("first_reply").due_at, datetime(2026, 11, 23, 14, 40))
        self.assertIn("17:40 24 ноября 2026 г.", "".join(open_case.message_ids.mapped("body")))

    @freeze_time("2026-11-23 09:00:00")  # Mon 12:00 in Kostroma
    def test_the_term_disclosed_to_the_client_is_kept_when_the_calendar_moves_the_legal_one(self):
        case = self._paper_case(regime_id=self.env.ref("apk_case.regime_pd152").id)
        disclosed = case.answer_term_text
        self.assertEqual(disclosed, "конца дня 7 декабря 2026 г.")  # ten working days
        self.env["apk.working.day"].create({"date": date(2026, 12, 1), "kind": "day_off"})
        self._run("apk_base.ir_cron_recompute_deadlines")
        deadline = case._deadline("answer")
        self.assertEqual(deadline.due_at, datetime(2026, 12, 8, 21))  # the end of Tue
        self.assertEqual(deadline.work_due_at, datetime(2026, 12, 7, 15))  # Mon 18:00
        self.assertEqual(case.answer_term_text, disclosed)

    @freeze_time("2027-12-20 09:00:00")  # Mon 12:00 in Kostroma
    def test_a_provisional_term_becomes_firm_when_the_year_is_entered(self):
        case = self._paper_case()
        self.env["apk.working.day"].create({"date": date(2028, 1, 1), "kind": "day_off"})
        self._run("apk_base.ir_cron_recompute_deadlines")
        self.assertFalse(case._deadline("answer").is_provisional)

    def test_a_year_without_a_calendar_is_never_guessed_in_silence(self):
        with self.assertRaises(YearWithoutCalendar):
            self.env["apk.working.day"]._calendar().is_working_day(date(2031, 5, 5))

    @freeze_time("2027-12-20 09:00:00")  # Mon 12:00 in Kostroma
    def test_a_term_in_an_unknown_year_is_provisional_and_the_message_is_registered(self):
        case = self._paper_case()
        deadline = case._deadline("answer")
        self.assertTrue(deadline.is_provisional)
        self.assertEqual(deadline.due_at, datetime(2028, 1, 19, 21))  # the end of Wed 19.01.2028
        self.assertFalse(case._deadline("first_reply").is_provisional)
