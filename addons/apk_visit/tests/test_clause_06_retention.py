"""п. 6: a visit and its notices are kept for five years, whatever asks for their deletion."""

import psycopg2

from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import ADDON_KEEPS_MESSAGES

from .common import VisitCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
class TestClause06Kept(VisitCase):
    @mute_logger("odoo.sql_db")
    def test_sql_is_refused(self):
        visit = self._book()
        self.env.flush_all()
        for query in (
            "DELETE FROM apk_visit WHERE id = %s",
            "DELETE FROM apk_delivery WHERE visit_id = %s",
            "DELETE FROM mail_message WHERE model = 'apk.visit' AND res_id = %s",
        ):
            with (
                self.assertRaisesRegex(psycopg2.errors.RaiseException, "five years"),
                self.cr.savepoint(),
            ):
                self.cr.execute(query, [visit.id])

    def test_the_addon_stays_while_there_are_visits(self):
        self._book()
        module = self.env["ir.module.module"].search([("name", "=", "apk_visit")])
        with refused(self, ADDON_KEEPS_MESSAGES):
            module._check_nothing_is_kept()

    def test_the_history_for_the_client_holds_the_visit(self):
        visit = self._book()
        visit._cancel("phone")
        lines = self.env["apk.interaction"].search([("partner_id", "=", self.client.id)])
        summaries = " ".join(line.summary for line in lines if line.kind == "visit")
        self.assertIn("24 ноября 2026 г. в 10:00", summaries)
        self.assertEqual(len([line for line in lines if line.kind == "visit"]), 2)
