"""Dead addresses are stopped; 152-ФЗ, ст. 21: data of who has left is destroyed."""

from odoo.tests import freeze_time, tagged

from .common import MailingCommon


@tagged("post_install", "-at_install")
class TestHygiene(MailingCommon):
    def _states(self, mailing):
        traces = mailing.sudo().mailing_trace_ids
        return {trace.email: trace.trace_status for trace in traces}

    def test_a_dead_address_is_stopped_and_others_go_on(self):
        self._agree("dead@client.test", "full@client.test", "later@client.test", "ok@client.test")
        self.box.answers = {
            "dead@client.test": "550 5.1.1 no such user",
            "full@client.test": "552 5.2.2 mailbox full",
            "later@client.test": "451 4.7.1 greylisted",
        }
        mailing = self._mailing()
        with freeze_time("2026-11-20 08:00:00"):  # Fri 11:00 in Kostroma
            self._send(mailing)
        self.assertEqual(
            self._states(mailing),
            {
                "dead@client.test": "bounce",
                "full@client.test": "error",
                "later@client.test": "outgoing",
                "ok@client.test": "sent",
            },
        )
        self.box.answers = {}
        with freeze_time("2026-11-20 08:06:00"):  # Fri 11:06 in Kostroma
            self._run_queue()
        self.assertEqual(sorted(self.box.addresses()), ["later@client.test", "ok@client.test"])
        mailing.action_retry_failed()
        self._run_queue()
        self.assertIn("full@client.test", self.box.addresses())
        second = self._mailing(subject="Вторая рассылка")
        self._send(second)
        self.assertEqual(self._leave_out(second), {"dead@client.test": "mail_bl"})

    def test_a_new_consent_opens_a_stopped_address(self):
        self.env["mail.blacklist"]._add("ivanov@client.test")
        self._agree("ivanov@client.test")
        self._send(self._mailing())
        self.assertEqual(self.box.addresses(), ["ivanov@client.test"])

    def test_a_returned_email_stops_the_address(self):
        self._agree("ivanov@client.test")
        mailing = self._mailing()
        self._send(mailing)
        message_id = mailing.sudo().mailing_trace_ids.message_id
        report = self.env["mail.thread"]
        raw = RETURNED.replace("MESSAGE-ID", message_id).encode()
        with self.enter_registry_test_mode():
            report.message_process("apk.case", raw)
        self.assertEqual(mailing.sudo().mailing_trace_ids.trace_status, "bounce")
        self.assertTrue(self.env["mail.blacklist"].search([("email", "=", "ivanov@client.test")]))

    def _report(self, mailing, raw):
        message_id = mailing.sudo().mailing_trace_ids.message_id
        with self.enter_registry_test_mode():
            process = self.env["mail.thread"].message_process
            process("apk.case", raw.replace("MESSAGE-ID", message_id).encode())
        self.env.invalidate_all()

    def test_what_was_read_or_is_delayed_has_not_come_back(self):
        consent = self._agree("ivanov@client.test")
        mailing = self._mailing()
        self._send(mailing)
        self._report(mailing, RETURNED.replace("Action: failed", "Action: delayed"))
        self._report(mailing, READ)
        self.assertEqual(mailing.sudo().mailing_trace_ids.trace_status, "sent")
        self.assertTrue(consent.is_live)

    def test_of_two_recipients_ours_is_looked_at(self):
        self._agree("ivanov@client.test")
        mailing = self._mailing()
        self._send(mailing)
        other = "Final-Recipient: rfc822; x@x.test\nAction: failed\nStatus: 5.1.1\n\n"
        full = RETURNED.replace("Status: 5.1.1", "Status: 5.2.2")
        self._report(mailing, full.replace("Final-Recipient", other + "Final-Recipient"))
        self.assertFalse(self.env["mail.blacklist"].search([("email", "=", "ivanov@client.test")]))

    def test_who_calls_a_mailing_spam_gets_no_more_of_them(self):
        consent = self._agree("ivanov@client.test")
        mailing = self._mailing()
        self._send(mailing)
        self._report(mailing, COMPLAINT)
        self.assertTrue(self.env["mail.blacklist"].search([("email", "=", "ivanov@client.test")]))
        self.assertTrue(consent.is_live)
        self.assertEqual(mailing.sudo().mailing_trace_ids.trace_status, "sent")

    def test_a_wish_to_leave_that_the_mail_provider_passes_on_is_a_withdrawal(self):
        consent = self._agree("ivanov@client.test")
        mailing = self._mailing()
        self._send(mailing)
        self._report(mailing, COMPLAINT.replace("abuse", "opt-out"))
        self.assertEqual((consent.is_live, consent.withdrawal_channel), (False, "one_click"))

    def test_data_of_who_left_is_destroyed_in_emails_and_lists_too(self):
        with freeze_time("2026-11-20 08:00:00"):  # Fri 11:00 in Kostroma
            gone, kept = self._agree("gone@client.test", "kept@client.test")
            contact = self.env["mailing.contact"].create({"name": "Г", "email": "gone@client.test"})
            self._send(self._mailing())
            gone._withdraw("link")
        with (
            freeze_time("2026-12-20 08:00:00"),
            self.enter_registry_test_mode(),
        ):  # Sun, the 30th day
            self.env.ref("apk_client.ir_cron_erase_withdrawn").method_direct_trigger()
        self.env.invalidate_all()
        emails = self.env["mailing.trace"].search([("apk_consent_id", "in", (gone | kept).ids)])
        self.assertEqual(set(emails.mapped("email")), {False, "kept@client.test"})
        self.assertFalse(contact.exists())
        self.assertIn("1", gone.erasure_id.what)


RETURNED = """From: MAILER-DAEMON@client.test
To: apk@apk.test
Subject: Undelivered Mail Returned to Sender
Message-Id: <report@client.test>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

The mailbox does not exist.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; client.test

Final-Recipient: rfc822; ivanov@client.test
Action: failed
Status: 5.1.1

--b
Content-Type: message/rfc822

Message-Id: MESSAGE-ID
From: apk@apk.test
To: ivanov@client.test
Subject: News

text
--b--
"""
READ = """From: ivanov@client.test
To: apk@apk.test
Subject: Read: News
Message-Id: <read@client.test>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=disposition-notification; boundary="b"

--b
Content-Type: text/plain

Read.

--b
Content-Type: message/disposition-notification

Final-Recipient: rfc822; ivanov@client.test
Original-Message-ID: MESSAGE-ID
Disposition: manual-action/MDN-sent-manually; displayed

--b--
"""
COMPLAINT = """From: fbl@mail.test
To: apk@apk.test
Subject: Complaint
Message-Id: <complaint@mail.test>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: text/plain

A user has pressed «spam».

--b
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: FBL/1.0
Version: 1

--b
Content-Type: text/rfc822-headers

Message-Id: MESSAGE-ID
From: apk@apk.test
To: ivanov@client.test

--b--
"""
