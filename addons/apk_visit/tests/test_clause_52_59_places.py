"""п. 52, 58, 59, 76, 77: sixteen places, each with its full address; accessibility and signs as inspected."""

import psycopg2

from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from .common import VisitCase

# As the Order prints them, with «г.» and «д.» where the print leaves them out.
ADDRESSES = """
г. Кострома, ул. М. Новикова, д. 37
п. Судиславль, ул. Советская, д. 2А, каб. 28
г. Буй, ул. 10 Годовщины Октября, д. 5
п. Сусанино, ул. Ленина, д. 9
г. Галич, ул. Свободы, д. 17
г. Нея, ул. Советская, д. 39
п. Кадый, ул. Полянская, д. 47
г. Макарьев, ул. Площадная, д. 3
г. Солигалич, ул. Коммунистическая, д. 1
п. Островское, ул. Свердлова, д. 7
г. Шарья, ул. П. Морозова, д. 2
п. Вохма, ул. Советская, д. 39А, каб. 4
г. Кологрив, ул. Куйбышева, д. 2
г. Мантурово, ул. Центральная, д. 41Б
с. Павино, ул. Рабочая, д. 22
г. Шарья, ул. П. Морозова, д. 20
""".strip().splitlines()


@tagged("post_install", "-at_install")
class TestClause52To59Places(VisitCase):
    def test_the_sixteen_addresses_of_the_order(self):
        shipped = self.env["apk.reception.place"].search([("code", "!=", False)], order="sequence")
        self.assertEqual(shipped.mapped("name"), ADDRESSES)

    def test_two_houses_of_one_street_are_two_places(self):
        sharya = self.env["apk.reception.place"].search([("locality", "=", "Шарья")])
        self.assertEqual(len(set(sharya.mapped("name"))), 2)

    @mute_logger("odoo.sql_db")
    def test_one_address_is_one_place(self):
        with self.assertRaises(psycopg2.errors.UniqueViolation), self.cr.savepoint():
            self.place.copy({"code": "buy-2"})

    def test_the_map_opens_at_the_address_or_at_the_point(self):
        self.assertIn("text=%D0%B3.+%D0%91%D1%83%D0%B9", self.place.map_url)
        self.place.write({"latitude": 58.48, "longitude": 41.53})
        self.assertIn("pt=41.530000,58.480000", self.place.map_url)

    def test_a_place_without_inspection_has_unknown_accessibility(self):
        self.assertEqual(self.place.accessibility, "unknown")
        self.assertEqual({found for _name, found in self.place._accessibility_items()}, {None})

    def test_the_last_inspection_counts(self):
        every = dict.fromkeys(
            ("free_access", "free_parking", "disabled_parking", "ramp_and_lift", "escort"), True
        )
        inspections = self.env["apk.place.inspection"]
        inspections.create({"place_id": self.place.id, "inspected_on": "2026-10-01", **every})
        self.assertEqual(self.place.accessibility, "full")
        broken = {**every, "ramp_and_lift": False}
        inspections.create({"place_id": self.place.id, "inspected_on": "2026-11-01", **broken})
        self.assertEqual((self.place.accessibility, self.place.is_accessible), ("partial", False))
        self.assertEqual(str(self.place.inspected_on), "2026-11-01")
        self.assertEqual(len(self.place._accessibility_items()), 5)

    def test_the_officer_for_clients_writes_inspections_and_directions(self):
        officer = new_test_user(self.env, "t-client-officer", "apk_base.group_client_officer")
        inspections = self.env["apk.place.inspection"].with_user(officer)
        inspections.create({"place_id": self.place.id, "street_signs": True})
        self.place.with_user(officer).directions = "Вход с улицы."
        self.assertTrue(self.place.last_inspection_id.street_signs)

    def test_a_place_has_a_form_of_ratings_of_its_own(self):
        entry = self.place.feedback_entry_id
        self.assertEqual((entry.kind, entry.rated_subject, entry.place), ("place", "visit", "buy"))
