"""п. 3, 66: who is away is stood in for, by somebody who sees the same and may decide the same."""

from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, freeze_time, new_test_user, tagged

from ..messages import (
    ABSENCE_ENDS_BEFORE_IT_BEGINS,
    ABSENCE_OVERLAPS,
    SUBSTITUTE_CANNOT_STAND_IN,
    SUBSTITUTE_IS_ABSENT,
)
from .refused import refused


@tagged("post_install", "-at_install")
@freeze_time("2026-11-30 07:00:00")  # Mon 10:00 in Kostroma
class TestAbsence(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.head = new_test_user(cls.env, "t-head", "apk_base.group_head")
        cls.deputy = new_test_user(cls.env, "t-deputy", "apk_base.group_head")
        cls.anna = new_test_user(cls.env, "t-anna", "apk_base.group_specialist")
        cls.boris = new_test_user(cls.env, "t-boris", "apk_base.group_specialist")
        cls.stranger = new_test_user(cls.env, "t-stranger", "apk_base.group_specialist")
        cls.unit = cls.env.ref("apk_base.unit_oorg")
        cls.unit.write({"head_id": cls.head.id, "member_ids": [(6, 0, (cls.anna | cls.boris).ids)]})

    def _away(self, person, substitute=None, first="2026-11-28", last="2026-12-04", by=None):
        rows = self.env["apk.absence"].with_user(by or self.env.user)
        return rows.create(
            {
                "user_id": person.id,
                "substitute_id": substitute and substitute.id,
                "first_day": first,
                "last_day": last,
            }
        )

    def test_a_colleague_stands_in_from_the_first_day_to_the_last(self):
        self._away(self.anna, self.boris, "2026-11-30", "2026-12-04")  # Mon to Fri
        self.assertEqual(self.anna._stand_in(), self.boris)
        self.assertEqual(self.env["apk.absence"]._stood_in_by(self.boris), self.anna)
        with freeze_time("2026-12-04 20:59:00"):  # Fri 23:59 in Kostroma
            self.assertEqual(self.anna._stand_in(), self.boris)
        with freeze_time("2026-12-04 21:01:00"):  # Sat 0:01 in Kostroma
            self.assertEqual(self.anna._stand_in(), self.anna)

    def test_without_a_substitute_the_work_stays_with_the_person(self):
        self._away(self.anna)
        self.assertFalse(self.anna._is_present())
        self.assertEqual(self.anna._stand_in(), self.anna)

    def test_a_substitute_who_falls_ill_is_stood_in_for_in_turn(self):
        self._away(self.anna, self.boris)
        carla = new_test_user(self.env, "t-carla", "apk_base.group_specialist")
        self.unit.member_ids |= carla
        self._away(self.boris, carla, first="2026-11-30")
        self.assertEqual(self.anna._stand_in(), carla)

    def test_two_who_stand_in_for_one_another_do_not_turn_for_ever(self):
        self._away(self.anna, self.boris)
        self._away(self.boris, first="2026-11-30")
        self.env.cr.execute(
            "UPDATE apk_absence SET substitute_id = %s WHERE user_id = %s",
            (self.anna.id, self.boris.id),
        )
        self.env.invalidate_all()
        self.env.registry.clear_cache()
        self.assertEqual(self.anna._stand_in(), self.anna)

    def test_a_stranger_to_the_unit_cannot_stand_in(self):
        with refused(self, SUBSTITUTE_CANNOT_STAND_IN):
            self._away(self.anna, self.stranger)

    def test_a_head_is_stood_in_for_by_a_head(self):
        with refused(self, SUBSTITUTE_CANNOT_STAND_IN):
            self._away(self.head, self.anna)
        self.unit.deputy_id = self.deputy
        self._away(self.head, self.deputy)
        self.assertEqual(self.unit._in_charge(), self.deputy)

    def test_the_deputy_is_in_charge_while_the_head_is_away_the_head_when_both_are(self):
        self.unit.deputy_id = self.deputy
        self._away(self.head)
        self.assertEqual(self.unit._in_charge(), self.deputy)
        self._away(self.deputy)
        self.assertEqual(self.unit._in_charge(), self.head)

    def test_who_stands_in_for_the_deputy_is_in_charge_when_nobody_does_for_the_head(self):
        self.unit.deputy_id = self.deputy
        third = new_test_user(self.env, "t-third", "apk_base.group_head")
        self.unit.member_ids |= third
        self._away(self.head)
        self._away(self.deputy, third)
        self.assertEqual(self.unit._in_charge(), third)

    def test_nobody_stands_in_while_away(self):
        self._away(self.boris)
        with refused(self, SUBSTITUTE_IS_ABSENT):
            self._away(self.anna, self.boris)

    def test_dates_that_cannot_be(self):
        with refused(self, ABSENCE_ENDS_BEFORE_IT_BEGINS):
            self._away(self.anna, first="2026-12-04", last="2026-12-03")
        self._away(self.anna)
        with refused(self, ABSENCE_OVERLAPS):
            self._away(self.anna, first="2026-12-04", last="2026-12-05")

    def test_one_enters_the_own_absence_a_head_those_of_the_unit(self):
        self._away(self.anna, self.boris, by=self.anna)
        self._away(self.boris, first="2026-12-07", last="2026-12-11", by=self.head)
        self.assertFalse(self.env["apk.absence"].with_user(self.stranger).search([]))
        with self.assertRaisesRegex(AccessError, "apk.absence"):
            self._away(self.boris, first="2026-12-14", last="2026-12-18", by=self.anna)
        with self.assertRaisesRegex(AccessError, "apk.absence"):
            self._away(self.stranger, by=self.head)

    def test_nobody_turns_the_own_absence_into_a_colleagues(self):
        """Who stands in gets a colleague's work and its messages."""
        for person, other in ((self.anna, self.boris), (self.head, self.stranger)):
            self._away(person, first="2026-12-21", last="2026-12-25", by=person)
            own = self.env["apk.absence"].with_user(person)
            own = own.search([("user_id", "=", person.id), ("first_day", "=", "2026-12-21")])
            with self.assertRaisesRegex(AccessError, "apk.absence"):
                own.user_id = other

    def test_the_duty_registrar_is_the_one_of_the_settings_or_who_stands_in(self):
        first = new_test_user(self.env, "t-reg-1", "apk_base.group_registrar")
        second = new_test_user(self.env, "t-reg-2", "apk_base.group_registrar")
        self.env["res.config.settings"].create({"apk_duty_registrar_id": second.id}).execute()
        office = self.env["apk.office"].with_user(self.anna)
        self.assertEqual(office._duty_registrar(), second)
        self.unit.member_ids |= first | second
        self._away(second, first)
        self.assertEqual(office._duty_registrar(), first)

    def test_a_unit_without_a_head_or_people_stands_in_red_before_an_administrator(self):
        administrator = new_test_user(self.env, "t-admin", "apk_base.group_administrator")
        empty = self.env.ref("apk_base.unit_opkr")
        empty.write({"head_id": self.head.id, "member_ids": [(5,)]})
        self.assertTrue(empty.is_unstaffed)
        self.assertFalse(self.unit.is_unstaffed)
        self.assertIn(empty, self.env["apk.unit"].search([("is_unstaffed", "=", True)]))
        self.assertNotIn(self.unit, self.env["apk.unit"].search([("is_unstaffed", "=", True)]))
        queues = {one["key"]: one for one in self.env["apk.desk"].with_user(administrator).desk()}
        self.assertTrue(queues["unstaffed"]["is_alert"])
        seen = self.env["apk.desk"].with_user(self.anna).desk()
        self.assertNotIn("unstaffed", [one["key"] for one in seen])
        self.anna.action_archive()
        self.boris.action_archive()
        self.assertTrue(self.unit.is_unstaffed)
