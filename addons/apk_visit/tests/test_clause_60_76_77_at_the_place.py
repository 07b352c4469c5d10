"""п. 60, 76, 77: how clients are served at a place, whom it suits, what hangs at its door."""

from odoo.tests import tagged
from odoo.tools.translate import code_translations

from .common import VisitCase

# п. 60, in its order; a word of the memo for each quality
QUALITIES = (
    "вежлив", "доброжелательн", "честн", "добросовестн", "эмоциональном комфорте", "выдержанн", "корректн",
    "уважаем мнение", "оперативно", "качественно", "сочувстви", "внимательн", "жалоб", "претензи", "разобраться",
)  # fmt: skip


@tagged("post_install", "-at_install")
class TestClause607677AtThePlace(VisitCase):
    def test_60_the_memo_of_the_day_screen_names_every_quality(self):
        shown = code_translations.get_web_translations("apk_visit", "ru_RU")["messages"]
        memo = " ".join(message["string"] for message in shown).lower()
        self.assertEqual([word for word in QUALITIES if word not in memo], [])

    def test_76_the_operator_sees_which_places_suit_a_client_with_health_limits(self):
        found = dict.fromkeys(("free_access", "free_parking", "ramp_and_lift"), True)
        self.env["apk.place.inspection"].create({"place_id": self.place.id, **found})
        self.client.apk_has_health_limits = True
        wizard = (
            self.env["apk.visit.book"]
            .with_user(self.operator)
            .create({"partner_id": self.client.id, "service_id": self.service.id})
        )
        self.assertTrue(wizard.has_health_limits)
        places = {place["id"]: place for place in wizard.choice["places"]}
        self.assertEqual(places[self.place.id]["accessibility"], "partial")
        there = [item["is_there"] for item in places[self.place.id]["items"]]
        self.assertEqual(there, [True, True, False, True, False])
        self.assertEqual(places[self.other_place.id]["accessibility"], "unknown")

    def test_77_every_place_has_the_full_and_the_short_name_for_its_sign(self):
        for place in self.env["apk.reception.place"].search([]):
            self.assertEqual(
                (place.sign_full_name, place.sign_short_name),
                (
                    "Департамент агропромышленного комплекса Костромской области",
                    "Департамент АПК Костромской области",
                ),
                place.name,
            )
            self.assertTrue(place.schedule_id.hours_ids, place.name)

    def test_58_77_an_inspection_says_which_signs_hang(self):
        inspections = self.env["apk.place.inspection"]
        seen = inspections.create({"place_id": self.place.id, "name_sign": True})
        self.assertEqual(self.place.last_inspection_id, seen)
        self.assertEqual((seen.street_signs, seen.name_sign, seen.hours_sign), (False, True, False))

    def test_56_places_with_missing_details_are_a_queue_of_the_desk(self):
        officer = self.env.ref("base.user_admin")
        self.place.directions = False
        queue = self._queue(officer)
        self.assertEqual(queue["count"], 16)
        self.place.directions = "От вокзала автобусом № 2."
        self.assertNotIn("56", self.place.missing_details)
        self.env["apk.place.inspection"].create({"place_id": self.place.id})
        self.assertEqual(self._queue(officer)["count"], 15)
        self.assertIsNone(self._queue(self.operator))

    def _queue(self, user):
        queues = self.env["apk.desk"].with_user(user)._queues()
        return next((queue for queue in queues if queue["key"] == "places"), None)
