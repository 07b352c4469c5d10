"""п. 6: visits outlive their five years by an act alone; what is left of them are figures."""

from datetime import date

from odoo.tests import freeze_time, new_test_user, tagged

from .common import VisitCase

FRIDAY = "2026-11-20 09:00:00"  # Fri 12:00 in Kostroma
YEARS_LATER = "2032-01-01 09:00:00"  # Thu 12:00 in Kostroma


@tagged("post_install", "-at_install")
class TestClause06ActOfDestruction(VisitCase):
    @freeze_time(FRIDAY)
    def _past_visit(self):
        visit = self._book(question="Тайна клиента")
        with freeze_time("2026-11-24 07:05:00"):  # Tue 10:05 in Kostroma
            visit.with_user(self.specialist).action_came()
            visit.with_user(self.specialist).outcome = "Тайна приёма"
        with freeze_time("2026-11-24 07:25:00"):  # Tue 10:25 in Kostroma
            visit.with_user(self.specialist).action_gone()
        return visit

    def test_a_booking_that_is_still_to_come_has_no_end_of_keeping(self):
        with freeze_time(FRIDAY):
            self.assertFalse(self._book().retention_until)

    def test_the_act_erases_the_client_and_keeps_the_figures(self):
        visit = self._past_visit()
        number, place, arrived = visit.name, visit.place_id, visit.arrived_at
        self.assertEqual(visit.retention_until, date(2031, 12, 31))
        with freeze_time(YEARS_LATER):
            self.env["apk.destruction.act"]._cron_propose()
            act = self.env["apk.destruction.act"].search([], limit=1)
            self.assertEqual((act.visit_ids, act.record_count), (visit, 1))
            act.with_user(self.registrar).action_review()
            administrator = new_test_user(self.env, "t-admin", "apk_base.group_administrator")
            act.with_user(administrator).action_approve()
        left = str([*visit.sudo().read(), *visit.sudo().delivery_ids.read()])
        self.assertNotIn("Тайна", left)
        self.assertFalse(visit.partner_id or visit.sudo().message_ids)
        self.assertFalse(any(visit.sudo().delivery_ids.mapped("address")))
        self.assertFalse(self.env["apk.visit.link"].search([("visit_id", "=", visit.id)]))
        self.assertFalse(self.env["apk.interaction"].search([("partner_id", "=", self.client.id)]))
        self.assertEqual((visit.name, visit.place_id, visit.arrived_at), (number, place, arrived))
        self.assertEqual((visit.state, act.state), ("done", "done"))
