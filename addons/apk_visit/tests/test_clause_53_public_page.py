"""п. 53 books by the line and at the desk; the public page exists, closed until the department opens it."""

import re

from odoo.tests import HttpCase, freeze_time, tagged

from ..controllers import public_booking
from .common import VisitCase, moment

STAMP = re.compile(r'name="stamp" value="([^"]+)"')
SLOT = re.compile(r'name="at"[^>]*value="([^"]+)"')


@tagged("post_install", "-at_install")
class TestClause53PublicPage(VisitCase, HttpCase):
    def setUp(self):
        super().setUp()
        self.enterContext(freeze_time("2026-11-20 09:00:00"))  # Fri 12:00 in Kostroma
        self.patch(public_booking, "GATE", public_booking.Gate())
        self.form = {
            "service": str(self.service.id),
            "place": str(self.place.id),
            "at": "2026-11-24 07:00:00",
            "name": "Козлова Мария Ивановна",
            "email": "kozlova@client.test",
            "phone": "",
        }

    def _open(self):
        self.env["ir.config_parameter"].set_param("apk_visit.public_booking", "on")
        page = self.url_open(f"/apk/book?service={self.service.id}&place={self.place.id}").text
        self.form["stamp"] = STAMP.search(page)[1]

    def _visits(self):
        self.env.invalidate_all()
        return self.env["apk.visit"].search([("booked_via", "=", "public_page")])

    def test_it_is_closed_by_default_and_says_where_to_book(self):
        for data in (None, self.form):
            page = self.url_open("/apk/book", data=data)
            self.assertEqual(page.status_code, 404)
            self.assertIn("по телефону консультационной линии", page.text)
        self.assertFalse(self._visits())

    def test_the_page_offers_the_free_times(self):
        self._open()
        self._book("Mon 2026-11-23 09:00")
        where = f"/apk/book?service={self.service.id}&place={self.place.id}"
        offered = SLOT.findall(self.url_open(f"{where}&day=2026-11-23").text)
        self.assertNotIn(str(moment("Mon 2026-11-23 09:00")), offered)
        self.assertIn(str(moment("Mon 2026-11-23 09:30")), offered)

    def test_days_are_chosen_by_their_weekday_and_times_of_one_day_are_shown(self):
        self._open()
        where = f"/apk/book?service={self.service.id}&place={self.place.id}"
        page = self.url_open(f"{where}&day=2026-11-24").text
        self.assertIn("24 ноября, вторник, свободно: 16", page)
        self.assertIn("вторник, 24 ноября: выберите время", page)
        self.assertEqual({at[:10] for at in SLOT.findall(page)}, {"2026-11-24"})
        for day in ("2026-11-22", "2999-01-01", "вчера"):  # Sun, far, nonsense: the first free day
            page = self.url_open(f"{where}&day={day}").text
            self.assertIn("пятница, 20 ноября: выберите время", page)

    def test_an_error_shows_the_day_that_was_chosen(self):
        self._open()
        page = self.url_open("/apk/book", data={**self.form, "name": ""}).text
        self.assertIn("вторник, 24 ноября: выберите время", page)
        self.assertRegex(page, 'value="2026-11-24 07:00:00" checked')

    def test_a_time_is_held_until_the_link_of_the_email_confirms_it(self):
        self._open()
        self.assertIn("Осталось подтвердить", self.url_open("/apk/book", data=self.form).text)
        visit = self._visits()
        self.assertEqual((visit.state, visit.partner_id.email), ("reserved", "kozlova@client.test"))
        path = self._path(visit, "visit_confirm")
        self.url_open(path)
        self.assertEqual(self._visits().state, "reserved")
        self.assertIn("Вы записаны", self.url_open(path, data={"act": "confirm"}).text)
        self.assertEqual(self._visits().state, "confirmed")

    def test_after_thirty_minutes_the_time_is_free(self):
        self._open()
        self.url_open("/apk/book", data=self.form)
        with freeze_time("2026-11-20 09:31:00"):
            self._run("apk_visit.ir_cron_release_held")
        self.assertEqual(self._visits().state, "cancelled")

    def test_a_taken_time_is_explained_and_the_form_keeps_its_values(self):
        self._open()
        self._book("Tue 2026-11-24 10:00")
        page = self.url_open("/apk/book", data=self.form).text
        self.assertIn("Это время только что заняли", page)
        self.assertIn("kozlova@client.test", page)

    def test_missing_fields_are_asked_for(self):
        self._open()
        for gap, words in (
            ("name", "как к вам обращаться"),
            ("email", "адрес электронной почты"),
            ("at", "Выберите время"),
        ):
            self.assertIn(words, self.url_open("/apk/book", data={**self.form, gap: ""}).text)
        self.assertFalse(self._visits())

    def test_a_client_books_at_most_three_visits(self):
        self._open()
        for hour in ("07:00", "07:30", "08:00", "08:30"):
            public_booking.GATE = public_booking.Gate()
            page = self.url_open("/apk/book", data={**self.form, "at": f"2026-11-24 {hour}:00"})
        self.assertIn("уже записаны на несколько посещений", page.text)
        self.assertEqual(len(self._visits()), 3)

    def test_a_reason_not_marked_for_the_page_cannot_be_booked_there(self):
        self._open()
        head = self.env.ref("apk_visit.service_head")
        self.url_open("/apk/book", data={**self.form, "service": str(head.id)})
        self.url_open("/apk/book", data={**self.form, "service": "1 or 1=1", "at": "x"})
        self.assertFalse(self._visits())

    def test_the_wife_books_for_herself_from_the_family_mailbox(self):
        self._open()
        husband = self.env["res.partner"].create(
            {"name": "Козлов Пётр", "email": "kozlova@client.test"}
        )
        self.url_open("/apk/book", data=self.form)
        self.assertNotEqual(self._visits().partner_id, husband)
        self.assertEqual(self._visits().partner_id.name, "Козлова Мария Ивановна")

    def test_a_phone_that_a_known_client_types_is_noted_on_the_visit(self):
        self._open()
        self.env["res.partner"].create({"name": "Козлова Мария", "email": "kozlova@client.test"})
        self.url_open("/apk/book", data={**self.form, "phone": "8 910 123-45-67"})
        notes = " ".join(self._visits().message_ids.mapped("body"))
        self.assertIn("8 910 123-45-67", notes)
