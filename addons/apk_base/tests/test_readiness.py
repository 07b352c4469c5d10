"""«Readiness»: each check is red before the fact and green after it; only administrators see them."""

import socketserver
import threading
from unittest.mock import patch

from odoo import fields
from odoo.tests import HttpCase, new_test_user, tagged

from ..messages import (
    ADDRESS_IS_NOT_ONE,
    ONLY_ADMINISTRATORS_SEE_READINESS,
    SETTING_IS_WRONG,
)
from ..models.apk_readiness_safety import SHIPPED
from .readiness_case import ReadinessCase
from .refused import refused


@tagged("post_install", "-at_install")
class TestReadiness(ReadinessCase):
    def test_letters_lack_the_codes_until_they_are_entered(self):
        self._set(office_ogrn=False, office_inn="4401004867", office_kpp="440101001")
        check = self._check("requisites")
        self.assertEqual(check["state"], "todo")
        self.assertIn("OGRN", check["why"])
        self.assertNotIn("KPP", check["why"])
        self.env["res.config.settings"].with_user(self.administrator).create(
            {"apk_office_ogrn": "1024400523421"}
        ).execute()
        self.assertEqual(self._state("requisites"), "done")

    def test_links_lead_to_this_computer_until_an_address_is_set(self):
        params = self.env["ir.config_parameter"]
        params.set_param("web.base.url", "http://127.0.0.1:8069")
        self.assertEqual(self._state("public_address"), "todo")
        settings = self.env["res.config.settings"].with_user(self.administrator)
        settings.create(
            {"apk_public_url": "https://apk.example.ru", "apk_public_url_stays": True}
        ).execute()
        self.assertEqual(self._state("public_address"), "done")
        params.set_param("web.base.url.freeze", False)
        self.assertEqual(self._state("public_address"), "todo")

    def test_an_address_pasted_from_the_browser_is_refused_and_a_slash_at_its_end_dropped(self):
        params = self.env["ir.config_parameter"]
        params.set_param("web.base.url.freeze", True)
        params.set_param("web.base.url", "https://apk.example.ru/odoo/apk-readiness")
        check = self._check("public_address")
        self.assertEqual(check["state"], "todo")
        self.assertIn("lead nowhere", check["why"])
        settings = self.env["res.config.settings"].with_user(self.administrator)
        with refused(self, SETTING_IS_WRONG, "https://example.ru"):
            settings.create(
                {"apk_public_url": "https://apk.example.ru/odoo/apk-readiness"}
            ).execute()
        settings.create(
            {"apk_public_url": " https://apk.example.ru/ ", "apk_public_url_stays": True}
        ).execute()
        self.assertEqual(params.get_param("web.base.url"), "https://apk.example.ru")
        self.assertEqual(self._state("public_address"), "done")

    def test_a_unit_lacks_a_head_until_it_is_given_one(self):
        units = self.env["apk.unit"].search([])
        units.write({"head_id": self.administrator.id, "member_ids": [(4, self.administrator.id)]})
        self.assertEqual(self._state("units"), "done")
        units[0].head_id = units[0].deputy_id = False
        check = self._check("units")
        self.assertEqual(check["state"], "todo")
        self.assertEqual(self.env["apk.unit"].search(check["action"]["domain"]), units[0])
        units.write({"active": False})
        self.assertEqual(self._state("units"), "todo", "there is nobody to give a message to")

    def test_a_registrar_is_missing_until_somebody_has_the_role_and_is_named(self):
        registrars = self.env.ref("apk_base.group_registrar")
        registrars.all_user_ids.write({"group_ids": [(3, registrars.id)]})
        self._set(duty_registrar_id=False)
        check = self._check("duty_registrar")
        self.assertEqual((check["state"], check["action"]["res_model"]), ("todo", "res.users"))
        somebody = new_test_user(self.env, "t-registrar", "apk_base.group_registrar")
        self.assertEqual(self._state("duty_registrar"), "advised")
        self._set(duty_registrar_id=str(somebody.id))
        self.assertEqual(self._state("duty_registrar"), "done")
        somebody.active = False
        self.assertEqual(self._state("duty_registrar"), "todo", "who has left is on no duty")

    def test_a_user_of_another_language_is_told_until_it_is_russian(self):
        staff = self.env["res.users"].search([("share", "=", False)])
        staff.write({"lang": "ru_RU", "tz": "Europe/Moscow"})
        self.assertEqual(self._state("language_and_time"), "done")
        foreigner = new_test_user(self.env, "t-abroad", "base.group_user", tz="Asia/Tokyo")
        check = self._check("language_and_time")
        self.assertEqual(check["state"], "advised")
        self.assertEqual(self.env["res.users"].search(check["action"]["domain"]), foreigner)

    def test_the_shipped_password_is_told_until_it_is_changed(self):
        admin = self.env.ref("base.user_admin")
        admin.password = SHIPPED
        check = self._check("shipped_password")
        self.assertEqual(check["state"], "todo")
        context = check["action"]["context"]
        wizard = self.env["change.password.wizard"].with_context(**context).create({})
        wizard.user_ids.new_passwd = "a password of our own"
        wizard.user_ids.change_password_button()
        self.assertEqual(self._state("shipped_password"), "done")

    def test_a_copy_is_asked_for_until_one_is_made(self):
        self._set(last_backup_at=False)
        check = self._check("backup")
        self.assertEqual(check["state"], "todo")
        self.assertIn("./apk backup", check["hint"])
        self._set(last_backup_at=fields.Datetime.now().isoformat())
        self.assertEqual(self._state("backup"), "done")
        old = fields.Datetime.subtract(fields.Datetime.now(), days=3)
        self._set(last_backup_at=old.isoformat())
        self.assertEqual(self._state("backup"), "todo")

    def test_the_sender_is_refused_until_a_server_is_for_it(self):
        self.env["ir.mail_server"].search([]).unlink()
        self.env.company.alias_domain_id = False
        self._set(office_email="apk@office.test")
        self.assertEqual(self._state("sender"), "done")
        server = self.env["ir.mail_server"].create(
            {"name": "Trade", "smtp_host": "mail.test", "from_filter": "shop@trade.test"}
        )
        self.assertEqual(self._state("sender"), "todo")
        server.from_filter = "office.test"
        self.assertEqual(self._state("sender"), "done")

    def test_e_mails_to_colleagues_are_off_until_they_are_switched_on(self):
        self._set(staff_letters_leave=False)
        self.assertEqual(self._state("staff_letters"), "todo")
        self.env["res.config.settings"].create({"apk_staff_letters_leave": True}).execute()
        self.assertEqual(self._state("staff_letters"), "done")

    def test_a_check_that_fails_is_shown_beside_the_others(self):
        def _check_broken(_self):
            raise ZeroDivisionError

        model = self.registry["apk.readiness"]
        checks = model._checks
        with (
            patch.object(model, "_checks", lambda one: [*checks(one), _check_broken.__get__(one)]),
            self.assertLogs("odoo.addons.apk_base.models.apk_readiness", "WARNING"),
        ):
            self.assertEqual(self._state("broken"), "todo")
            self.assertTrue(self._check("units"))

    def test_only_administrators_see_them(self):
        for group in ("base.group_user", "apk_base.group_area_officer", "base.group_system"):
            user = new_test_user(self.env, f"t-{group}", group)
            with refused(self, ONLY_ADMINISTRATORS_SEE_READINESS, "Administrator"):
                self.env["apk.readiness"].with_user(user).readiness()

    def test_who_may_not_mend_it_is_told_whom_to_ask(self):
        self.administrator = new_test_user(self.env, "t-half", "apk_base.group_administrator")
        self._set(staff_letters_leave=False)
        check = self._check("staff_letters")
        self.assertFalse(check["action"])
        self.assertIn("Settings", check["why"])
        self.assertTrue(self._check("units")["action"])


class _Taker(socketserver.StreamRequestHandler):
    """A mail server of one letter: it takes what is for ``@office.test`` and names the queue."""

    def handle(self):
        self._say("220 mail.test")
        is_letter = False
        for line in self.rfile:
            if is_letter:
                if line == b".\r\n":
                    is_letter = False
                    self._say("250 2.0.0 Ok: queued as 4Z1")
                continue
            command = line.strip().upper()
            is_letter = command == b"DATA"
            if is_letter:
                self._say("354 go on")
            elif command.startswith(b"RCPT") and b"@OFFICE.TEST" not in command:
                self._say("554 5.7.1 Relay access denied")
            else:
                self._say("250 Ok")

    def _say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


@tagged("post_install", "-at_install")
class TestTestLetter(ReadinessCase):
    def setUp(self):
        super().setUp()
        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Taker)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.env["ir.mail_server"].search([]).unlink()
        self._set(office_email="apk@office.test", test_letter_at=False)
        self.address = server.server_address
        # Odoo opens no connection in a test unless it is let
        self.enterContext(
            patch.object(
                self.registry["ir.mail_server"], "_disable_send", classmethod(lambda cls: False)
            )
        )

    def _connect_server(self):
        host, port = self.address
        return self.env["ir.mail_server"].create(
            {"name": "Office", "smtp_host": host, "smtp_port": port, "smtp_encryption": "none"}
        )

    def _send(self, address):
        letters = self.env["apk.test.letter"].with_user(self.administrator)
        letter = letters.create({"email_to": address})
        letter.action_send()
        return letter

    def test_a_server_that_took_the_letter_is_ready_and_its_answer_is_read(self):
        self.assertEqual(self._check("outgoing_mail")["action"]["res_model"], "ir.mail_server")
        server = self._connect_server()
        check = self._check("outgoing_mail")
        self.assertEqual(
            (check["state"], check["action"]["res_model"]), ("todo", "apk.test.letter")
        )
        letter = self._send("Me <me@office.test>")
        self.assertEqual((letter.outcome, letter.answer), ("taken", "250 2.0.0 Ok: queued as 4Z1"))
        self.assertEqual(self._state("outgoing_mail"), "done")
        self.env.cr.execute("UPDATE ir_mail_server SET write_date = write_date + interval '1 hour' WHERE id = %s", [server.id])  # fmt: skip
        self.assertEqual(self._state("outgoing_mail"), "todo", "another server is not proven")

    def test_a_refusal_is_told_in_the_words_of_the_server(self):
        self._connect_server()
        letter = self._send("somebody@else.test")
        self.assertEqual(letter.outcome, "refused")
        self.assertIn("554 5.7.1 Relay access denied", letter.answer)
        self.assertEqual(self._state("outgoing_mail"), "todo")

    def test_a_port_on_which_nobody_answers_is_told(self):
        self.address = ("127.0.0.1", 1)
        self._connect_server()
        self.assertIn("port", self._send("me@office.test").answer)

    def test_what_is_no_address_is_asked_again(self):
        with refused(self, ADDRESS_IS_NOT_ONE, "name@example.ru"):
            self._send("me")


@tagged("post_install", "-at_install")
class TestStaffLetters(ReadinessCase):
    """Assignments, reminders and digests are read in the program until an administrator lets them leave by e-mail."""

    def _told(self, record, **values):
        colleague = new_test_user(self.env, "t-told", "base.group_user", notification_type="email")
        message = record.message_notify(
            partner_ids=colleague.partner_id.ids, body="A word", **values
        )
        return message.notification_ids.notification_type

    def test_a_digest_waits_in_the_program(self):
        self._set(staff_letters_leave=False)
        self.assertEqual(self._told(self.env["mail.thread"], subject="Digest"), "inbox")

    def test_a_digest_leaves_when_it_is_switched_on(self):
        self._set(staff_letters_leave="True")
        self.assertEqual(self._told(self.env["mail.thread"], subject="Digest"), "email")

    def test_records_of_other_applications_tell_as_they_did(self):
        self._set(staff_letters_leave=False)
        self.assertEqual(self._told(self.env["res.partner"].create({"name": "A shop"})), "email")


@tagged("post_install", "-at_install")
class TestFirstScreen(HttpCase):
    def _first_page(self, login):
        self.authenticate(login, login)
        return self.make_jsonrpc_request("/web/session/get_session_info")["home_action_id"]

    def test_an_administrator_begins_where_something_is_missing_and_others_at_their_desk(self):
        self.env["ir.config_parameter"].set_param("apk_base.last_backup_at", False)
        new_test_user(self.env, "t-chief", "apk_base.group_administrator")
        new_test_user(self.env, "t-head", "apk_base.group_head")
        readiness, desk = (
            self.env.ref(f"apk_base.{name}").id for name in ("readiness_action", "desk_action")
        )
        self.assertEqual(self._first_page("t-chief"), readiness)
        self.assertEqual(self._first_page("t-head"), desk)

    def test_a_ready_office_begins_at_the_desk(self):
        new_test_user(self.env, "t-chief", "apk_base.group_administrator")
        with patch.object(self.registry["apk.readiness"], "_is_complete", lambda self: True):
            self.assertEqual(self._first_page("t-chief"), self.env.ref("apk_base.desk_action").id)
