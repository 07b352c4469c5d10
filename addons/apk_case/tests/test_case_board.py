"""What cards, calendar and lists of messages tell: age, days off, short names of units."""

from datetime import datetime

from odoo.tests import freeze_time, tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestCaseBoard(CaseCommon):
    @freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
    def test_a_card_tells_how_long_the_message_has_been_here(self):
        today = self._paper_case(received_at=datetime(2026, 11, 20, 6))
        # Tue 2026-11-17 00:30 in Kostroma is still the 16th by UTC
        earlier = self._paper_case(received_at=datetime(2026, 11, 16, 21, 30))
        self.assertEqual((today | earlier).mapped("age_text"), ["today", "3 d"])
        earlier._close_without_answer("Реклама")
        self.assertFalse(earlier.age_text)

    def test_the_calendar_shades_days_off_of_the_production_calendar(self):
        shaded = self.env["apk.case"].get_unusual_days("2027-02-15 00:00:00", "2027-02-24 00:00:00")
        days_off = [day for day, is_off in shaded.items() if is_off]
        # Sat 2027-02-20 is a working one instead of Mon 2027-02-22
        self.assertEqual(days_off, ["2027-02-21", "2027-02-22", "2027-02-23"])

    def test_the_calendar_of_a_year_that_is_not_loaded_has_its_weekends(self):
        shaded = self.env["apk.case"].get_unusual_days("2031-02-14 00:00:00", "2031-02-17 00:00:00")
        self.assertEqual([day for day, off in shaded.items() if off], ["2031-02-15", "2031-02-16"])

    def test_the_cards_show_term_age_urgency_and_channel(self):
        card = self.env["apk.case"].with_user(self.specialist).get_view(view_type="kanban")["arch"]
        for name in ("next_due_at", "next_due_kind", "age_text", "urgency", "intake_channel_id"):
            self.assertIn(f'name="{name}"', card)

    def test_the_calendar_names_the_subject(self):
        view = self.env["apk.case"].get_view(view_type="calendar")["arch"]
        self.assertIn('create_name_field="subject"', view)
        self.assertIn('show_unusual_days="1"', view)

    def test_no_two_units_begin_with_the_same_name(self):
        units = self.env["apk.unit"].search([("code", "like", "O%")])
        self.assertEqual(len(units), 8)
        starts = [name[:15] for name in units.mapped("display_name")]
        self.assertEqual(len(set(starts)), 8)
        self.assertLessEqual(max(map(len, units.mapped("display_name"))), 24)

    def test_a_unit_is_found_by_its_short_name_and_by_its_whole_one(self):
        technique = self.env.ref("apk_base.unit_ogtn")
        for words in ("Техника", "надзора за техническим", "OGTN"):
            self.assertIn(technique.id, [found[0] for found in technique.name_search(words)])
        technique.short_name = False
        self.assertEqual(technique.display_name, technique.name)
