"""ТК РФ, ст. 112: a year of the calendar is loaded knowingly, with its decree, and never silently replaced."""

import base64
from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, new_test_user, tagged
from odoo.tools import file_path

from odoo.addons.apk_base.tests.refused import refused

from ..messages import CALENDAR_CANNOT_BE_READ, CALENDAR_NOT_CONFIRMED

DECREE = "№ 1187 от 17.09.2026"  # Russian: name of a decree


@tagged("post_install", "-at_install")
class TestCalendarImport(TransactionCase):
    def _import(self, raw, **values):
        imports = self.env["apk.calendar.import"].with_user(self.env.ref("base.user_admin"))
        return imports.create({"file": base64.b64encode(raw), **values})

    def _shipped(self, year):
        with open(file_path(f"apk_base/data/calendar/ru-{year}.xml"), "rb") as file:
            return file.read()

    def test_the_loaded_year_shows_no_difference(self):
        screen = self._import(self._shipped(2027))
        screen.action_compare()
        self.assertEqual((screen.year, screen.is_known_year), (2027, True))
        self.assertFalse(screen.line_ids or screen.doubts)

    def test_a_changed_year_is_shown_and_waits_for_a_tick(self):
        changed = self._shipped(2027).replace(b'<day d="02.20" t="2"/>', b"")
        screen = self._import(changed, decree=DECREE)
        screen.action_compare()
        line = screen.line_ids
        self.assertEqual((line.day, line.weekday), (date(2027, 2, 20), "5"))
        self.assertEqual((line.now, line.then), ("short", "day_off"))
        self.assertIn(
            "20.02.2027", screen.doubts
        )  # 22.02 is moved from a Saturday that now stays off
        with refused(self, CALENDAR_NOT_CONFIRMED):
            screen.action_load()
        screen.is_confirmed = True
        screen.action_load()
        days = self.env["apk.working.day"]
        self.assertFalse(days._calendar().is_working_day(date(2027, 2, 20)))
        kept = days.search([("date", "=", date(2027, 1, 1))])
        self.assertTrue(kept.name)

    def test_a_new_year_is_loaded_with_its_decree(self):
        raw = self._shipped(2027).replace(b'year="2027"', b'year="2033"')
        screen = self._import(raw)
        screen.action_compare()
        with refused(self, CALENDAR_NOT_CONFIRMED):
            screen.action_load()
        screen.decree = DECREE
        screen.action_load()
        day = self.env["apk.working.day"].search([("date", "=", date(2033, 1, 3))])
        self.assertEqual((day.kind, day.decree), ("day_off", DECREE))

    def test_nothing_is_loaded_that_was_not_shown(self):
        screen = self._import(self._shipped(2027), decree=DECREE)
        with refused(self, CALENDAR_NOT_CONFIRMED):
            screen.action_load()

    def test_the_table_of_many_years_asks_for_one(self):
        row = ",".join(f'"{marks}"' for marks in ["1,2,3,4,5,6,7,8"] * 12)
        table = f'"Год/Месяц","Январь"\n2024,{row}\n2025,{row}'  # Russian: header of the file
        with refused(self, CALENDAR_CANNOT_BE_READ, "2024, 2025"):
            self._import(table.encode()).action_compare()
        screen = self._import(table.encode(), year=2024)
        screen.action_compare()
        self.assertTrue(screen.line_ids and screen.doubts)

    def test_what_is_no_calendar_is_refused_in_words(self):
        for raw in (b"x", b"{}", b"<a/>", b"\xff\xfe\x00"):
            with refused(self, CALENDAR_CANNOT_BE_READ, "xmlcalendar"):
                self._import(raw).action_compare()

    def test_only_the_administrator_loads_a_calendar(self):
        with self.assertRaisesRegex(AccessError, "apk.calendar.import"):
            self.env["apk.calendar.import"].with_user(
                new_test_user(self.env, "t-head", "apk_base.group_head")
            ).create({"file": b"eA=="})
