"""п. 18, 20: a mailbox takes e-mails from a day that is asked; what was there before waits for a person."""

import imaplib
from datetime import datetime

from odoo.tests import freeze_time, new_test_user, tagged

from ..mailbox_connection import NotHandedOut, SpoolingConnection
from .common import CaseCommon

NOW = "2026-11-20 09:00:00"  # Fri 12:00 in Kostroma
BEFORE = "Received: from a by mx.apk.test; Fri, 20 Nov 2026 11:59:59 +0300\n"
AFTER = "Received: from a by mx.apk.test; Fri, 20 Nov 2026 12:00:00 +0300\n"


class Mailbox(imaplib.IMAP4):
    """A mail server that gives out what the test says."""

    def __init__(self, given):
        self.given, self._unread_messages = given, sorted(given, reverse=True)

    def fetch(self, message_set, message_parts):
        return "OK", self.given[message_set]


@tagged("post_install", "-at_install")
class TestClause18MailboxStart(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mailbox = cls._mailbox(apk_accept_from=NOW)

    @classmethod
    def _mailbox(cls, **values):
        values = {"object_id": cls.env["ir.model"]._get_id("apk.case"), **values}
        return cls.env["fetchmail.server"].create({"name": "Ящик", "server": "x.test", **values})

    def _fetch(self, raw, *, arrived=None, model="apk.case", mailbox=None):
        """What the scheduler does with an e-mail of the mailbox."""
        mailbox = mailbox or self.mailbox
        threads = self.env["mail.thread"].with_context(default_fetchmail_server_id=mailbox.id)
        with self.enter_registry_test_mode():
            if model == "apk.case":
                self.env["apk.mail.spool"]._store(raw, mailbox, lambda: arrived)
            found = threads.message_process(model, raw)
        self.env.invalidate_all()
        spooled = self.env["apk.mail.spool"].search([], order="id desc", limit=1)
        return spooled, self.env["apk.case"].browse(found or [])

    def _older(self, number=1, **parts):
        return self._fetch(BEFORE.encode() + self._raw_email(f"<old{number}@client.test>", **parts))

    @freeze_time("2026-11-20 10:00:00")  # Fri 13:00 in Kostroma
    def test_what_came_before_is_kept_aside_without_number_and_reply(self):
        spooled, case = self._older()
        self.assertFalse(case)
        self.assertEqual((spooled.state, spooled.is_older), ("quarantined", True))
        self.assertIn("20 ноября 2026", spooled.reason)
        self.assertEqual(spooled.mailbox_id, self.mailbox)
        self.assertEqual(self.mailbox.apk_quarantined_count, 1)
        self._run("apk_case.ir_cron_register_spooled")
        self.assertEqual(spooled.state, "quarantined", "no crash makes it a message")

    @freeze_time("2026-11-20 10:00:00")  # Fri 13:00 in Kostroma
    def test_what_comes_from_that_moment_on_is_registered_whatever_its_date(self):
        for number, claim in enumerate(("", "Date: Mon, 15 Jan 2024 09:00:00 +0300\n")):
            raw = f"{AFTER}{claim}".encode() + self._raw_email(f"<new{number}@client.test>")
            spooled, case = self._fetch(raw)
            self.assertEqual((spooled.state, len(case.delivery_ids)), ("registered", 1), claim)

    @freeze_time("2026-11-20 10:00:00")  # Fri 13:00 in Kostroma
    def test_without_a_trace_of_our_server_the_mailbox_tells_when_it_came(self):
        told = {
            datetime(2026, 11, 20, 8, 59, 59): "quarantined",
            datetime(2026, 11, 20, 9, 0, 1): "registered",
            None: "registered",
        }
        for number, (arrived, state) in enumerate(told.items()):
            arrived = arrived and arrived.astimezone()
            raw = self._raw_email(f"<no-trace{number}@client.test>")
            self.assertEqual(self._fetch(raw, arrived=arrived)[0].state, state, arrived)

    @freeze_time("2026-11-20 10:00:00")  # Fri 13:00 in Kostroma
    def test_the_mailbox_of_all_aliases_has_its_start_as_well(self):
        domain = self.env["mail.alias.domain"].create({"name": "firm.test"})
        alias = {"alias_name": "apk", "alias_domain_id": domain.id, "alias_contact": "everyone"}
        model = self.env["ir.model"]._get_id("apk.case")
        self.env["mail.alias"].create({**alias, "alias_model_id": model})
        common = self._mailbox(object_id=False, apk_accept_from=NOW)
        raw = BEFORE.encode() + self._raw_email().replace(b"apk@apk.test", b"apk@firm.test")
        spooled, _case = self._fetch(raw, model=None, mailbox=common)
        self.assertEqual((spooled.state, spooled.is_older), ("quarantined", True))

    @freeze_time("2026-11-20 10:00:00")  # Fri 13:00 in Kostroma
    def test_a_registrar_registers_one_or_many_and_no_reply_leaves_by_itself(self):
        kept = self.env["apk.mail.spool"]
        for number in range(3):
            kept |= self._older(number, subject=f"Старое {number}")[0]
        kept.with_user(self.registrar).action_register()
        self.assertEqual(set(kept.mapped("state")), {"registered"})
        for spooled in kept:
            case = spooled.case_id
            self.assertEqual(case.received_at, datetime(2026, 11, 20, 8, 59, 59))
            self.assertFalse(case.delivery_ids)
            self.assertTrue(case.first_reply_hold)
        case.with_user(self.registrar).action_send_first_reply()
        self.assertEqual(len(case.delivery_ids), 1)

    @freeze_time("2026-11-20 10:00:00")  # Fri 13:00 in Kostroma
    def test_machines_among_them_stay_aside_until_pressed_once_more(self):
        raw = f"{BEFORE}Auto-Submitted: auto-replied\n".encode() + self._raw_email()
        spooled, _case = self._fetch(raw)
        press = spooled.with_user(self.registrar).action_register
        press()
        self.assertEqual((spooled.state, spooled.is_older), ("quarantined", False))
        self.assertIn("Автоответ", spooled.reason)
        press()
        self.assertEqual(spooled.state, "registered")

    @freeze_time("2026-11-20 10:00:00")  # Fri 13:00 in Kostroma
    def test_the_desk_shows_them_apart(self):
        self._older()
        queues = {
            queue["key"]: queue for queue in self.env["apk.desk"].with_user(self.registrar).desk()
        }
        self.assertEqual(queues["older"]["count"], 1)
        self.assertNotIn("quarantined", queues)

    @freeze_time(NOW)
    def test_a_mailbox_starts_now_unless_asked_otherwise(self):
        self.assertEqual(self._mailbox().apk_accept_from, datetime(2026, 11, 20, 9))
        self.assertEqual(self._mailbox(apk_accept_from=False).apk_accept_from.hour, 9)
        chosen = self._mailbox(apk_accept_from="2026-11-01 00:00:00")
        self.assertEqual(chosen.apk_accept_from.day, 1)
        with freeze_time("2026-11-27 09:00:00"):  # Fri 12:00 in Kostroma
            chosen.set_draft()
            chosen.write({"password": "new"})
        self.assertEqual(chosen.apk_accept_from.day, 1, "a new password loses no e-mail")

    def test_a_failing_mailbox_is_told_in_words_on_the_page_and_on_the_desk(self):
        words = {
            "[Errno 111] Connection refused": "this port",
            "b'[AUTHENTICATIONFAILED] Authentication failed.'": "name and password",
            "[Errno -2] Name or service not known": "of this name",
            "что-то иное": "cannot be read (что-то иное)",
        }
        for error, text in words.items():
            self.mailbox.write({"apk_failing_since": NOW, "error_message": error})
            self.assertIn(text, self.mailbox.apk_error_text)
        administrator = new_test_user(
            self.env, "t-system", "base.group_system,apk_base.group_registrar"
        )
        page = self.env["res.config.settings"].with_user(administrator).create({})
        self.assertIn(self.mailbox, page.apk_mailbox_ids)
        desk = self.env["apk.desk"].with_user(administrator).desk()
        (alert,) = [queue for queue in desk if queue["key"] == "mailboxes"]
        self.assertEqual((alert["is_alert"], alert["rows"][0]["id"]), (True, self.mailbox.id))

    def test_one_email_that_the_server_does_not_give_holds_up_no_other(self):
        """A damaged file on the mail server (IMAP «NO»), one deleted meanwhile, one that cannot be stored."""
        given = {b"1": [b"damaged"], b"2": [None], b"3": [(b"3", b"long")], b"4": [(b"4", b"good")]}
        stored = []

        def store(raw, _told):
            if raw == b"long":
                raise ValueError("too long")
            stored.append(raw)

        found = []
        with self.assertRaisesRegex(NotHandedOut, "1"):
            for number, raw in SpoolingConnection(Mailbox(given), store).retrieve_unread_messages():
                found.append((number, raw))
        self.assertEqual((found, stored), ([(b"4", b"good")], [b"good"]))

    def test_an_administrator_finds_the_mailboxes_without_the_developer_mode(self):
        administrator = new_test_user(self.env, "t-system", "base.group_system")
        menus = self.env["ir.ui.menu"].with_user(administrator)._visible_menu_ids(debug=False)
        for name in ("menu_mailboxes", "menu_outgoing_mail", "menu_first_replies"):
            self.assertIn(self.env.ref(f"apk_case.{name}").id, menus, name)
        action = self.env.ref("apk_case.apk_mailbox_action")
        views = {kind: number for number, kind in action.views}
        self.assertEqual(views["form"], self.env.ref("apk_case.apk_mailbox_view_form").id)
