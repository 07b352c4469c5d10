"""п. 53: «Запись … осуществляется посредством консультационной линии»: with the client on the line."""

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_line.messages import CALLER_NOT_FOUND
from odoo.addons.apk_line.tests.common import LineCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 08:00:00")  # Fri 11:00 in Kostroma
class TestClause53BookingOnACall(LineCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.place = cls.env.ref("apk_visit.place_buy")
        cls.place.directions = "От вокзала автобусом № 2."

    def _book(self, call, client):
        """The operator takes the first free time while talking."""
        wizards = self.env["apk.visit.book"].with_user(self.operator)
        wizard = wizards.with_context(default_call_id=call.id, default_via="line").create(
            {
                "partner_id": client.id,
                "place_id": self.place.id,
                "service_id": self.env.ref("apk_visit.service_consultation").id,
            }
        )
        at = wizard.choice["days"][0]["slots"][0]["at"]
        visit = self.env["apk.visit"].with_user(self.operator)
        visit = visit.browse(wizard.action_hold(at)["res_id"])
        visit.are_directions_given = True
        visit.action_confirm()
        return visit

    def test_the_card_shows_the_visit_that_was_booked_on_the_call_and_opens_it(self):
        call = self._call()
        visit = self._book(call, self.client)
        self.assertEqual(visit.booked_via, "line")
        (matter,) = call.card()["client"]["matters"]
        self.assertEqual((matter["model"], matter["id"]), ("apk.visit", visit.id))
        self.assertEqual((matter["due"], matter["may_open"]), ("", True))
        self.assertTrue(matter["name"].startswith(visit.starts_text), matter["name"])
        visit._cancel("phone")
        self.assertEqual(call.card()["client"]["matters"], [])

    def test_a_caller_named_for_the_booking_is_the_client_of_the_call(self):
        call = self._call("+7 910 999-99-99")
        self.assertEqual(call.card()["client"]["certainty"], "unknown")
        self._book(call, self.client)
        self.assertEqual(call.card()["client"]["name"], self.client.name)

    def test_a_booking_for_somebody_else_does_not_change_the_caller(self):
        call = self._call()
        neighbour = self.client.copy({"name": "Иванова Мария", "phone": False})
        self._book(call, neighbour)
        self.assertEqual(call.partner_id, self.client)

    def test_a_visit_is_found_by_its_number_and_names_the_caller(self):
        visit = self._book(self._call(), self.client)
        call = self._call("+7 910 999-99-99")
        (row,) = [one for one in call.find_caller(visit.name) if one["kind"] == "visit"]
        self.assertEqual((row["id"], row["name"]), (visit.id, visit.name))
        self.assertIn(self.client.name, row["note"])
        self.assertEqual(call.choose_caller("visit", visit.id)["client"]["name"], self.client.name)
        with refused(self, CALLER_NOT_FOUND):
            call.choose_caller("visit", 0)
