"""Who may do what with visits: every role, every model of the addon, every operation; a missing row is a failure."""

from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.apk_base.tests.access_matrix import check_complete, check_rights, people_of

from .common import VisitCase

ROLES = {
    "nobody": "base.group_user",
    "specialist": "apk_base.group_specialist",
    "head": "apk_base.group_head",
    "operator": "apk_base.group_operator",
    "registrar": "apk_base.group_registrar",
    "controller": "apk_base.group_controller",
    "officer": "apk_base.group_client_officer",
    "administrator": "apk_base.group_administrator",
}
# Columns stand in the order of ROLES.
MATRIX = """
apk.visit             -    rw   rw   rw   rw   r    -    rw
apk.visit.link        -    -    -    -    -    -    -    -
apk.reception.place   r    r    r    r    r    r    rw   rwcu
apk.place.inspection  r    r    r    r    r    r    rwc  rwcu
apk.place.schedule    r    r    r    r    r    r    r    rwcu
apk.place.hours       r    r    r    r    r    r    r    rwcu
apk.place.exception   r    r    r    r    rwcu r    r    rwcu
apk.visit.service     r    r    r    r    r    r    r    rwcu
apk.visit.book        -    rwcu rwcu rwcu rwcu -    -    rwcu
apk.visit.cancel      -    rwcu rwcu rwcu rwcu -    -    rwcu
apk.visit.intake      -    rwcu rwcu -    rwcu -    -    rwcu
apk.visit.rating      -    r    r    -    r    -    -    r
apk.reception.review       -  -  r  -  -  r  rwc  r
apk.reception.review.line  -  -  r  -  -  r  r    r
"""


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 08:00:00")  # Fri 11:00 in Kostroma
class TestAccessMatrix(VisitCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = people_of(cls.env, ROLES)

    def test_every_role_has_the_rights_of_the_table_and_no_other(self):
        check_rights(self, MATRIX, self.people)

    def test_no_model_of_the_addon_is_forgotten(self):
        check_complete(self, MATRIX, "apk_visit")

    def test_a_specialist_sees_the_visits_of_the_own_unit_and_place_alone(self):
        stranger = new_test_user(self.env, "m-stranger", "apk_base.group_specialist")
        self.place.unit_id = self.unit
        visit = self.env["apk.visit"].sudo().create(
            {
                "place_id": self.place.id, "service_id": self.service.id, "partner_id": self.client.id,
                "starts_at": "2026-11-24 07:00:00", "ends_at": "2026-11-24 07:30:00", "unit_id": self.unit.id,
            }
        )  # fmt: skip
        self.assertTrue(visit.with_user(self.specialist).has_access("read"))
        self.assertFalse(visit.with_user(stranger).has_access("read"))
        self.assertTrue(visit.with_user(self.operator).has_access("write"))

    def test_operators_see_notices_about_visits_and_no_others(self):
        """Operators read deliveries for the notices of a booking alone."""
        case = self._paper_case()
        visit = self._book()
        self.assertTrue(case.delivery_ids)
        self.assertTrue(visit.sudo().delivery_ids)
        seen = self.env["apk.delivery"].with_user(self.operator).search([])
        self.assertEqual(seen.case_id.ids, [])
        self.assertEqual(visit.sudo().delivery_ids.ids, (seen & visit.sudo().delivery_ids).ids)
        self.assertFalse(case.delivery_ids[:1].with_user(self.operator).has_access("read"))

    def test_open_matters_hold_only_what_the_user_may_read(self):
        self._paper_case()
        visit = self._book()
        matters = self.client.with_user(self.operator)._open_matters()
        self.assertEqual([(one["model"], one["id"]) for one in matters], [("apk.visit", visit.id)])
        nobody = self.client.with_user(self.people["nobody"])
        self.assertEqual(nobody._open_matters(), [])
