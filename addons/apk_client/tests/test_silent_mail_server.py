"""п. 20, 22: a mail server that accepts and is silent holds up a job once, not at every e-mail, and loses nothing."""

import socket
import threading
from contextlib import suppress
from unittest.mock import patch

from odoo.tests import TransactionCase, tagged

from odoo.addons.apk_base.models import ir_mail_server as ours
from odoo.addons.base.models import ir_mail_server as core


@tagged("post_install", "-at_install")
class TestSilentMailServer(TransactionCase):
    def setUp(self):
        super().setUp()
        self.waiting = []
        self.server = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(self._stop)
        threading.Thread(target=self._accept, daemon=True).start()
        self.env["ir.mail_server"].search([]).unlink()
        self.env["ir.mail_server"].create(
            {
                "name": "silent",
                "smtp_host": "127.0.0.1",
                "smtp_port": self.server.getsockname()[1],
                "smtp_encryption": "none",
            }
        )
        self.patch(core, "SMTP_TIMEOUT", 1)
        self.patch(ours, "PATIENCE", 0.5)
        self.patch(ours, "_silent", {"until": float("-inf")})
        # Odoo opens no connection in a test unless it is let
        self.enterContext(
            patch.object(
                self.registry["ir.mail_server"], "_disable_send", classmethod(lambda cls: False)
            )
        )

    def _stop(self):
        with suppress(OSError):  # it was stopped before
            self.server.shutdown(socket.SHUT_RDWR)
        self.server.close()

    def _accept(self):
        while True:
            try:
                self.waiting.append(self.server.accept()[0])
            except OSError:
                return

    def test_an_e_mail_of_the_queue_waits_and_is_not_given_up(self):
        mail = self.env["mail.mail"].create(
            {"email_to": "a@client.test", "email_from": "apk@apk.test", "body_html": "<p>.</p>"}
        )
        self.env["mail.mail"].process_email_queue()
        self.assertEqual(mail.state, "outgoing")
        self.assertTrue(self.env["ir.mail_server"]._is_silent())

    def test_after_the_first_silence_nobody_waits_again(self):
        self.env["mail.mail"].create({"email_to": "a@client.test", "email_from": "apk@apk.test"})
        for _run in range(3):
            self.env["mail.mail"].process_email_queue()
        self.assertEqual(len(self.waiting), 1)

    def test_after_a_while_it_is_tried_again(self):
        self.env["mail.mail"].create({"email_to": "a@client.test", "email_from": "apk@apk.test"})
        self.env["mail.mail"].process_email_queue()
        ours._silent["until"] -= ours.SILENCE
        self.env["mail.mail"].process_email_queue()
        self.assertEqual(len(self.waiting), 2)

    def test_a_quick_refusal_is_no_silence(self):
        self._stop()
        mail = self.env["mail.mail"].create(
            {"email_to": "a@client.test", "email_from": "apk@apk.test"}
        )
        self.env["mail.mail"].process_email_queue()
        self.assertEqual(mail.state, "outgoing")
        self.assertFalse(self.env["ir.mail_server"]._is_silent())
