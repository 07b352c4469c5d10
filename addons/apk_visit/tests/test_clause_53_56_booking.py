"""п. 53, 54, 56: booked by the line or at the desk, out of the free times, with the directions read aloud."""

from odoo.exceptions import AccessError
from odoo.tests import Form, freeze_time, new_test_user, tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.refusals import Immutable
from odoo.addons.apk_base.tests.refused import refused

from ..messages import DIRECTIONS_NOT_GIVEN, SLOT_NOT_OFFERED, VISIT_IS_OVER
from .common import VisitCase, moment


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
class TestClause53To56Booking(VisitCase):
    def _wizard(self, user, **values):
        wizards = self.env["apk.visit.book"].with_user(user)
        return wizards.create(
            {"partner_id": self.client.id, "service_id": self.service.id, **values}
        )

    def test_the_operator_chooses_place_and_time_with_the_client(self):
        wizard = self._wizard(self.operator)
        self.assertEqual(len(wizard.choice["places"]), 16)
        self.assertEqual(wizard.choice["places"][2]["first"], "пятница, 20 ноября, 12:30")
        wizard.place_id = self.place
        times = [slot["clock"] for slot in wizard.choice["days"][1]["slots"]]
        self.assertEqual(wizard.choice["days"][1]["name"], "понедельник, 23 ноября")
        self.assertEqual((times[0], times[-1], len(times)), ("09:00", "17:30", 16))
        action = wizard.action_hold(wizard.choice["days"][1]["slots"][2]["at"])
        visit = self.env["apk.visit"].browse(action["res_id"])
        self.assertEqual(
            (visit.state, visit.starts_at), ("reserved", moment("Mon 2026-11-23 10:00"))
        )
        self.assertEqual(visit.booked_via, "line")

    def test_a_registrar_books_at_the_desk(self):
        self.assertEqual(self._wizard(self.registrar).via, "desk")

    def test_an_officer_who_serves_no_clients_may_not_book(self):
        officer = new_test_user(self.env, "t-officer", "apk_base.group_client_officer")
        with self.assertRaisesRegex(AccessError, "apk.visit.book"):
            self._wizard(officer)

    def test_the_client_of_a_town_is_offered_its_place(self):
        with Form(self.env["apk.visit.book"].with_user(self.operator)) as form:
            form.partner_id = self.client  # lives in Буй
            self.assertEqual(form.place_id, self.place)

    def test_the_booking_script_holds_address_and_directions(self):
        words = self._hold().booking_script
        self.assertIn("г. Буй, ул. 10 Годовщины Октября, д. 5", words)
        self.assertIn("вход со двора", words)
        self.assertIn("24 ноября 2026 г. (вторник) в 10:00", words)

    def test_nothing_is_booked_until_the_directions_were_read_aloud(self):
        visit = self._hold()
        with refused(self, DIRECTIONS_NOT_GIVEN, "clause 56"):
            visit.action_confirm()
        visit.are_directions_given = True
        visit.action_confirm()
        self.assertEqual(visit.state, "confirmed")
        self.assertEqual(visit.directions_given_by_id, self.operator)
        self.assertTrue(visit.name.startswith("ЛП-2026/"))

    def test_a_held_time_is_offered_to_nobody_and_free_again_when_it_was_not_booked(self):
        visit = self._hold()
        self.assertEqual(self._free("Tue 2026-11-24 10:00"), 0)
        with freeze_time("2026-11-20 09:14:00"):
            self._run("apk_visit.ir_cron_release_held")
            self.assertEqual(visit.state, "reserved")
        with freeze_time("2026-11-20 09:16:00"):
            self._run("apk_visit.ir_cron_release_held")
            self.assertEqual((visit.state, visit.cancelled_via), ("cancelled", "expired"))
            self.assertEqual(self._free("Tue 2026-11-24 10:00"), 1)
            with refused(self, VISIT_IS_OVER):
                visit.action_confirm()

    def test_times_that_the_screen_does_not_offer_are_refused(self):
        for at in (
            "Tue 2026-11-24 10:07",  # off the grid
            "Tue 2026-11-24 13:00",  # lunch
            "Tue 2026-11-24 18:00",  # closed
            "Sat 2026-11-21 10:00",  # a day off
            "Fri 2026-11-20 11:30",  # has begun
        ):
            with refused(self, SLOT_NOT_OFFERED, msg=at):
                self._hold(at)

    def test_a_place_gives_only_what_is_done_there(self):
        self.place.service_ids = self.env.ref("apk_visit.service_result")
        with refused(self, SLOT_NOT_OFFERED):
            self._hold()

    def test_the_client_gets_an_email_with_directions_a_link_and_a_calendar_file(self):
        notice = self._notices(self._book(), "visit_booked")
        self.assertEqual((notice.channel_id.code, notice.address), ("email", "ivanov@client.test"))
        self.assertIn("Вы записаны", notice.body)
        self.assertIn("вход со двора", notice.body)
        self.assertIn("отменить её в любой момент", notice.body)
        (file,) = notice.mail_message_id.attachment_ids
        self.assertIn(b"DTSTART:20261124T070000Z", file.raw)
        self.assertEqual(file.mimetype, "text/calendar")

    def test_a_client_without_an_address_is_booked_as_well(self):
        self.client.email = False
        visit = self._book()
        self.assertEqual((visit.state, len(visit.sudo().delivery_ids)), ("confirmed", 0))

    def test_one_visit_serves_several_topics(self):
        topics = self.env.ref("apk_case.topic_support_milk") | self.env.ref(
            "apk_case.topic_support_grant"
        )
        visit = self._book(topic_ids=topics.ids)
        self.assertEqual(visit.topic_ids, topics)

    def test_system_fields_of_a_booking_are_read_only(self):
        visit = self._book()
        for facts in ({"state": "done"}, {"starts_at": "2026-11-25 07:00:00"}, {"seat": 2}):
            with refused(self, FILLED_BY_THE_SYSTEM):
                visit.with_user(self.registrar).write(facts)
        with self.assertRaisesRegex(Immutable, "five years"):  # its messages refuse first
            visit.sudo().unlink()

    def test_a_booking_stands_in_the_history_and_among_the_open_matters(self):
        visit = self._book()
        line = self.env["apk.interaction"].search(
            [("partner_id", "=", self.client.id), ("kind", "=", "visit")]
        )
        self.assertIn("г. Буй", line.summary)
        matters = self.client._open_matters()
        self.assertIn(
            ("apk.visit", visit.id), [(matter["model"], matter["id"]) for matter in matters]
        )
