"""п. 57: cancelled «в любой момент времени»: by the link, by phone, at the desk; the time is free at once."""

import logging

from odoo.tests import HttpCase, freeze_time, tagged

from .common import VisitCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
class TestClause57Cancellation(VisitCase):
    def test_by_phone_and_at_the_desk_the_time_is_free_at_once(self):
        for via in ("phone", "desk"):
            visit = self._book()
            wizard = self.env["apk.visit.cancel"].with_user(self.operator)
            wizard.create({"visit_id": visit.id, "via": via}).action_cancel()
            self.assertEqual((visit.state, visit.cancelled_via), ("cancelled", via))
            self.assertEqual(self._free("Tue 2026-11-24 10:00"), 1)

    def test_one_second_before_the_start(self):
        visit = self._book()
        with freeze_time("2026-11-24 06:59:59"):  # Tue 09:59:59 in Kostroma
            visit._cancel("phone")
        self.assertEqual(visit.state, "cancelled")

    def test_even_after_the_start_while_nobody_has_come(self):
        visit = self._book()
        with freeze_time("2026-11-24 07:10:00"):
            visit._cancel("phone")
        self.assertEqual(visit.state, "cancelled")

    def test_what_has_taken_place_is_not_cancelled(self):
        visit = self._book()
        with freeze_time("2026-11-24 07:00:00"):  # Tue 10:00 in Kostroma
            visit.with_user(self.specialist).action_came()
        visit._cancel("link")
        self.assertEqual(visit.state, "came")

    def test_the_office_apologises_and_must_reach_the_client(self):
        self.client.email = False
        visit = self._book()
        wizard = self.env["apk.visit.cancel"].with_user(self.operator)
        wizard.create(
            {"visit_id": visit.id, "via": "office", "reason": "болезнь специалиста"}
        ).action_cancel()
        notice = self._notices(visit, "visit_cancelled")
        self.assertEqual(notice.channel_id.code, "phone")
        self.assertIn("болезнь специалиста", notice.body)

    def test_the_calendar_file_takes_the_visit_out_of_the_calendar(self):
        visit = self._book()
        visit._cancel("phone")
        (file,) = self._notices(visit, "visit_cancelled").mail_message_id.attachment_ids
        self.assertIn(b"METHOD:CANCEL", file.raw)


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
class TestClause57CancellationByLink(VisitCase, HttpCase):
    def setUp(self):
        super().setUp()
        self.visit = self._book()
        self.path = self._path(self.visit)

    def test_looking_changes_nothing(self):
        for look in (self.url_open, lambda path: self.opener.head(self.base_url() + path)):
            self.assertEqual(look(self.path).status_code, 200)
        self.assertEqual(self.url_open(self.path + "?act=cancel").status_code, 200)
        self.env.invalidate_all()
        self.assertEqual(self.visit.state, "confirmed")

    def test_one_press_cancels_and_a_reload_does_nothing_more(self):
        for _time in range(2):
            page = self.url_open(self.path, data={"act": "cancel"})
            self.assertIn("Запись отменена", page.text)
        self.env.invalidate_all()
        self.assertEqual((self.visit.state, self.visit.cancelled_via), ("cancelled", "link"))
        self.assertEqual(len(self._notices(self.visit, "visit_cancelled")), 1)

    def test_a_cancellation_by_mistake_is_undone_while_the_time_is_free(self):
        page = self.url_open(self.path, data={"act": "cancel"})
        self.assertIn("Вернуть запись", page.text)
        page = self.url_open(self.path, data={"act": "restore"})
        self.assertIn("Вы записаны", page.text)
        self.env.invalidate_all()
        self.assertEqual((self.visit.state, self.visit.cancelled_via), ("confirmed", False))
        self.assertEqual(self._free("Tue 2026-11-24 10:00"), 0)

    def test_a_time_taken_meanwhile_is_not_restored(self):
        self.url_open(self.path, data={"act": "cancel"})
        self.env.invalidate_all()
        other = self._book()
        page = self.url_open(self.path, data={"act": "restore"})
        self.assertIn("Запись отменена", page.text)
        self.env.invalidate_all()
        self.assertEqual((self.visit.state, other.state), ("cancelled", "confirmed"))

    def test_a_cancellation_by_the_office_is_not_undone_by_the_link(self):
        self.visit._cancel("office", "ремонт")
        page = self.url_open(self.path, data={"act": "restore"})
        self.assertNotIn("Вернуть запись", page.text)
        self.env.invalidate_all()
        self.assertEqual(self.visit.state, "cancelled")

    def test_the_page_tells_when_where_and_how(self):
        page = self.url_open(self.path)
        for words in (
            "24 ноября 2026 г. (вторник) в 10:00",
            "г. Буй, ул. 10 Годовщины Октября, д. 5",
            "вход со двора",
        ):
            self.assertIn(words, page.text)
        self.assertNotIn("Set-Cookie", page.headers)
        self.assertEqual(page.headers["Referrer-Policy"], "no-referrer")
        self.assertNotIn("Иванов", page.text)

    def test_the_calendar_file_is_there_for_whoever_has_the_link(self):
        file = self.url_open(self.path + "/visit.ics")
        self.assertTrue(file.content.startswith(b"BEGIN:VCALENDAR"))

    def test_a_wrong_link_discloses_nothing(self):
        for path in ("/apk/visit/x", self.path[:-1], self.path[:-2], "/apk/visit/x/visit.ics"):
            answer = self.url_open(path)
            self.assertEqual(answer.status_code, 404, path)
            self.assertIn("Ссылка не найдена", answer.text)
        self.assertEqual(self.url_open("/apk/visit/x", data={"act": "cancel"}).status_code, 404)

    def test_the_database_holds_no_link(self):
        token = self.path.rsplit("/", 1)[1]
        self.env.flush_all()
        self.env.cr.execute("SELECT string_agg(l::text, '') FROM apk_visit_link l")
        self.assertNotIn(token, self.env.cr.fetchone()[0])

    def test_the_access_log_hides_the_link(self):
        values = (self.path, 200)
        record = logging.LogRecord("werkzeug", logging.INFO, "", 0, "GET %s %s", values, None)
        self.assertTrue(logging.getLogger("werkzeug").filter(record))
        self.assertEqual(record.getMessage(), "GET /apk/visit/… 200")
