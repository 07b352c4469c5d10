"""п. 25: a notice by e-mail leaves once: neither lost nor sent twice."""

import smtplib
from unittest.mock import patch

from odoo.tests import tagged

from odoo.addons.base.models.ir_mail_server import IrMail_Server, MailDeliveryException

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestMailDelivery(CaseCommon):
    def setUp(self):
        super().setUp()
        self.case = self._receive(self._raw_email())
        self.delivery = self._deliveries(self.case, "first_reply")

    def _send_with(self, error):
        def refuse(*_args, **_kwargs):
            try:
                raise error
            except smtplib.SMTPServerDisconnected:
                raise
            except Exception as cause:
                raise MailDeliveryException("Mail Delivery Failed", str(cause))  # noqa: B904 as core

        with patch.object(IrMail_Server, "send_email", refuse):
            self._run("apk_client.ir_cron_send_deliveries")

    def test_it_is_marked_as_written_by_a_machine_and_answers_the_email_of_the_client(self):
        mail = self.delivery._compose_email()
        self.assertEqual(mail["Auto-Submitted"], "auto-replied")
        self.assertEqual(mail["References"], "<1@client.test>")
        self.assertEqual(mail["Message-Id"], self.delivery.mail_message_id.message_id)
        self.assertEqual(mail["Return-Path"], "apk@kostroma.gov.ru")

    def test_no_mail_server_means_later_not_never(self):
        with patch.object(
            IrMail_Server, "_connect__", side_effect=ConnectionRefusedError("нет связи")
        ):
            self._run("apk_client.ir_cron_send_deliveries")
        self.assertEqual((self.delivery.state, self.delivery.attempts), ("queued", 1))
        self.assertTrue(self.delivery.next_attempt_at)
        self.assertEqual(self.delivery.failure, "нет связи")

    def test_a_refusal_for_good_is_a_task_for_a_person(self):
        self._send_with(smtplib.SMTPRecipientsRefused({"x": (550, b"User unknown")}))
        self.assertEqual(self.delivery.state, "failed")
        self.assertIn(self.head, self.case.activity_ids.user_id)

    def test_a_refusal_for_now_is_tried_again(self):
        self._send_with(smtplib.SMTPDataError(451, b"Try later"))
        self.assertEqual((self.delivery.state, self.delivery.attempts), ("queued", 1))

    def test_an_address_that_cannot_be_written_to_is_a_task_at_once(self):
        with patch.object(IrMail_Server, "send_email", side_effect=AssertionError("no recipient")):
            self._run("apk_client.ir_cron_send_deliveries")
        self.assertEqual((self.delivery.state, self.delivery.failure), ("failed", "no recipient"))

    def test_an_email_that_cannot_be_written_does_not_stop_those_behind_it(self):
        behind = self._deliveries(self._receive(self._raw_email("<2@client.test>")), "first_reply")
        self.delivery.subject = "Ответ\r\nBcc: all@client.test"
        with patch.object(IrMail_Server, "send_email", return_value="<sent@apk.test>"):
            self._run("apk_client.ir_cron_send_deliveries")
        self.assertEqual((self.delivery.state, behind.state), ("failed", "sent"))
        self.assertIn("linefeed", self.delivery.failure)

    def test_silence_of_the_server_is_not_repeated_but_shown(self):
        self._send_with(smtplib.SMTPServerDisconnected("Connection unexpectedly closed"))
        self.assertEqual(self.delivery.state, "unclear")
        self._run("apk_client.ir_cron_send_deliveries")
        self.assertEqual(self.delivery.state, "unclear")

    def test_what_a_crash_left_on_the_way_is_not_repeated_but_shown(self):
        self.delivery.state = "sending"
        self._run("apk_client.ir_cron_send_deliveries")
        self.assertEqual(self.delivery.state, "unclear")
        self.assertFalse(self.case._deadline("first_reply").fulfilled_at)
        self.delivery.with_user(self.registrar).action_confirm_sent()
        self.assertTrue(self.case._deadline("first_reply").fulfilled_at)

    def test_a_person_sends_it_again(self):
        self.delivery.state = "unclear"
        self.delivery.with_user(self.registrar).action_send_again()
        self._run("apk_client.ir_cron_send_deliveries")
        self.assertEqual(self.delivery.state, "sent")
