"""Point 3 of the Order: five areas, twelve responsible heads of units."""

from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, new_test_user, tagged


@tagged("post_install", "-at_install")
class TestAreasAndUnits(TransactionCase):
    def test_eight_units_five_areas_twelve_pairs(self):
        self.assertEqual(self.env["apk.unit"].search_count([]), 8)
        areas = self.env["apk.area"].search([])
        self.assertEqual(areas.mapped("code"), ["service", "support", "control", "appeal", "info"])
        self.assertEqual([len(area.unit_ids) for area in areas], [3, 6, 1, 1, 1])

    def test_a_message_of_an_area_with_several_heads_is_not_guessed(self):
        support = self.env.ref("apk_base.area_support")
        appeal = self.env.ref("apk_base.area_appeal")
        self.assertFalse(support._sole_unit())
        self.assertEqual(appeal._sole_unit().code, "OORG")

    def test_only_the_administrator_edits_directories(self):
        specialist = new_test_user(self.env, "specialist-k", "apk_base.group_specialist")
        administrator = new_test_user(self.env, "admin-k", "apk_base.group_administrator")
        unit = self.env.ref("apk_base.unit_oorg")
        unit.with_user(administrator).write({"head_id": specialist.id})
        with self.assertRaisesRegex(AccessError, "apk.unit"):
            unit.with_user(specialist).write({"head_id": administrator.id})
