"""п. 52, 58, 59: where clients are received stands on public pages, and notices lead there by a short address."""

from odoo.tests import HttpCase, freeze_time, tagged

from .common import VisitCase


@tagged("post_install", "-at_install")
class TestClause52PlacePage(VisitCase, HttpCase):
    def test_everybody_reads_when_and_where_a_place_receives(self):
        page = self.url_open("/apk/place/buy")
        self.assertEqual(page.status_code, 200)
        for words in (
            "г. Буй, ул. 10 Годовщины Октября, д. 5",
            "понедельник – пятница: 9:00–13:00, 14:00–18:00",
            "автобусом № 2",
            "yandex.ru/maps",
        ):
            self.assertIn(words, page.text)
        self.assertNotIn("<script", page.text)

    @freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
    def test_closed_days_are_told_and_why_is_not(self):
        days = {"date_from": "2026-11-24", "date_to": "2026-11-25", "reason": "Болеет Иванов"}
        self.env["apk.place.exception"].create({**days, "place_ids": self.place.ids})
        page = self.url_open("/apk/place/buy").text
        self.assertIn("Закрыто: вторник, 24 ноября – среда, 25 ноября", page)
        self.assertNotIn("Иванов", page)
        self.assertNotIn("Закрыто", self.url_open("/apk/place/galich").text)

    def test_a_place_that_is_not_there_leads_to_the_others(self):
        self.other_place.active = False
        for code in ("galich", "paris"):
            page = self.url_open(f"/apk/place/{code}")
            self.assertEqual(page.status_code, 404)
            self.assertIn("/apk/contacts", page.text)

    def test_all_places_stand_among_the_contacts(self):
        page = self.url_open("/apk/contacts").text
        for place in self.env["apk.reception.place"]._all():
            self.assertIn(place.name, page)
            self.assertIn(f'"/apk/place/{place.code}"', page)

    @freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
    def test_a_notice_has_a_short_link_and_says_each_address_once(self):
        visit = self._book()
        email = self._notices(visit, "visit_booked")[:1]._compose_email()
        parts = {kind: email.get_body((kind,)).get_content() for kind in ("plain", "html")}
        address = f"{visit.get_base_url()}/apk/place/buy"
        self.assertEqual(parts["plain"].count(address), 1)
        for kind, text in parts.items():
            self.assertNotIn("%D0", text, kind)
        for mark in ("*", "[1]"):
            self.assertNotIn(mark, parts["plain"])
        self.assertIn("24 ноября 2026 г. (вторник) в 10:00", parts["plain"])
