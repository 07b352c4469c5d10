"""п. 22, 25: a report of a machine changes the delivery that it is about, an automatic reply changes nothing."""

import email
import email.policy
import re
from pathlib import Path

from odoo.tests import freeze_time, tagged

from .common import CaseCommon

EMAILS = Path(__file__).parents[3] / "tests" / "emails"
# What the real e-mails hold in place of our Message-Id and of the client's address.
OUR_ID = re.compile(r"<\d+\.\d+\.\d+-openerp-\d+-apk\.case@office\.test>")
THEIR_ADDRESS = re.compile(r"\b[pc](?:mdn|dsn|bounce|oof)-?\w*(?:-\w+)*@client\.test")


@tagged("post_install", "-at_install")
class TestClause25Reports(CaseCommon):
    def setUp(self):
        super().setUp()
        self.case = self._receive(self._raw_email())

    def _answered(self):
        """The answer has left by e-mail."""
        mine = self.case.with_user(self.specialist)
        mine.action_accept_suggestions()
        mine.answer_body = "<p>Для субсидии нужны паспорт и смета.</p>"
        mine.action_send_answer()
        self._run("apk_client.ir_cron_send_deliveries")
        return self._deliveries(self.case, "answer")

    def _asked(self):
        """The client has been asked a question by e-mail."""
        wizard = self.env["apk.case.clarify"].with_user(self.specialist)
        question = {"case_id": self.case.id, "question": "Какая площадь поля?"}
        wizard.create({**question, "channel": "writing"}).action_clarify()
        self._run("apk_client.ir_cron_send_deliveries")
        return self._deliveries(self.case, "clarification")

    def _file(self, name, delivery, address="ivanov@client.test"):
        """A real e-mail, about this delivery."""
        text = (EMAILS / f"{name}.eml").read_bytes().decode()
        text = OUR_ID.sub(delivery.mail_message_id.message_id, text)
        return THEIR_ADDRESS.sub(address, text).encode()

    def _dsn(self, delivery, *blocks, message_id="<dsn@mx.test>", to="ivanov@client.test"):
        fields = "\r\n\r\n".join(
            f"Final-Recipient: rfc822; {address}\r\nAction: {action}\r\nStatus: {status}"
            for action, status, address in blocks
        )
        return (
            f"Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.test\r\nTo: apk@apk.test\r\n"
            f"Subject: Report\r\nMessage-Id: {message_id}\r\nMIME-Version: 1.0\r\n"
            'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
            "--b\r\nContent-Type: text/plain\r\n\r\nReport\r\n"
            "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
            f"Reporting-MTA: dns; mx.test\r\n\r\n{fields}\r\n\r\n"
            "--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
            f"To: {to}\r\nMessage-Id: {delivery.mail_message_id.message_id}\r\n\r\n--b--\r\n"
        ).encode()

    def _spooled(self):
        return self.env["apk.mail.spool"].search([], order="id desc", limit=1)

    def _events(self, *kinds):
        history = self.env["apk.interaction"]
        return history.search([("case_id", "=", self.case.id), ("kind", "in", kinds)], order="id")

    def _receipts(self, delivery):
        about = [("res_model", "=", "apk.delivery"), ("res_id", "=", delivery.id)]
        return self.env["apk.interaction"].search([*about, ("kind", "=", "receipt")])

    def _facts(self):
        """What a report may not change: the message, its deadlines, its tasks."""
        case = self.case
        deadlines = [(one.kind, one.due_at, one.fulfilled_at) for one in case.deadline_ids]
        return case.state, case.answered_at, deadlines, case.activity_ids.mapped("summary")

    @freeze_time("2026-11-27 08:00:00")  # Fri 11:00 in Kostroma
    def test_a_receipt_is_the_proof_that_the_answer_was_read(self):
        answer = self._answered()
        before = self._facts()
        for name in ("mdn-thunderbird", "mdn-outlook"):
            self.assertEqual(self._receive(self._file(name, answer)), self.case)
        self.assertEqual(self._facts(), before)
        self.assertEqual((answer.state, str(answer.read_at)), ("delivered", "2026-11-27 08:00:00"))
        self.assertFalse(answer.failure)
        self.assertEqual(answer.report_ids.mapped("kind"), ["read", "read"])
        self.assertEqual(self._spooled().state, "recorded")
        self.assertIn("Прочитано", self._receipts(answer)[0].summary)
        self.assertEqual(self._events("message_in").mapped("kind"), ["message_in"])

    def test_who_reads_a_delivery_reads_its_log(self):
        answer = self._answered()
        self._receive(self._file("mdn-outlook", answer))
        self._receive(self._dsn(answer, ("failed", "5.2.2", "ivanov@client.test")))
        reader = answer.with_user(self.specialist).with_context(lang="ru_RU")
        log = reader.report_log.split("\n")
        self.assertEqual(len(log), 2)
        self.assertRegex(log[0], r"^\d+ \S+ \d{4} г\. в \d\d:\d\d — Прочитано")
        self.assertIn("переполнен", log[1])

    def test_a_receipt_of_outlook_in_words_is_a_receipt(self):
        answer = self._answered()
        before = self._facts()
        words = (
            "Ваше сообщение\r\n\r\nКому: apk@apk.test\r\n\r\nбыло прочитано 28 ноября 2026 г. 10:02"
        )
        subject = f"Прочитано: {answer.subject}"
        self._receive(self._raw_email("<w@client.test>", subject=subject, text=words))
        self.assertTrue(answer.read_at)
        deleted = words.replace("было прочитано", "удалено без прочтения")
        self._receive(self._raw_email("<d@client.test>", subject=f"Не {subject}", text=deleted))
        self.assertEqual(answer.report_ids.mapped("kind"), ["read", "deleted"])
        self.assertEqual(self._facts(), before)

    def test_a_delay_is_in_the_log_alone(self):
        answer = self._answered()
        before = self._facts()
        self._receive(self._file("dsn-delayed", answer))
        self.assertEqual((answer.state, answer.failure), ("sent", False))
        self.assertEqual(answer.report_ids.mapped("kind"), ["delayed"])
        self.assertEqual(self._facts(), before)
        self.assertFalse(self._receipts(answer))
        self.assertEqual(self._spooled().state, "recorded")

    def test_each_action_of_a_server_has_its_state(self):
        for action, status, state in (
            ("relayed", "2.0.0", "sent"),
            ("expanded", "2.0.0", "sent"),
            ("delivered", "2.1.5", "delivered"),
        ):
            answer = self._deliveries(self.case, "first_reply")
            answer.write({"state": "sent"})
            before = self._facts()
            block = (action, status, "ivanov@client.test")
            self._receive(self._dsn(answer, block, message_id=f"<{action}@mx.test>"))
            self.assertEqual((answer.state, answer.report_ids[-1].kind), (state, action))
            self.assertEqual(self._facts(), before)

    def test_a_bounce_in_words_reopens_the_promise(self):
        answer = self._answered()
        self._receive(self._file("bounce-exim-plain", answer))
        self.assertEqual((answer.state, self.case.state), ("failed", "in_work"))
        self.assertFalse(self.case._deadline("answer").fulfilled_at)
        self.assertIn("Такого адреса нет", answer.failure)
        self.assertEqual(self._spooled().state, "recorded")
        self.assertIn("Отчёт о нашем письме", self._spooled().reason)

    def test_bounces_of_all_servers_reopen_the_promise(self):
        bounces = {
            "qmail": ("MAILER-DAEMON@q.test", "failure notice", "Hi. This is the qmail-send program at q.test.\n"),
            "sendmail": ("MAILER-DAEMON@s.test", "Returned mail: see transcript", "had permanent fatal errors\n"),
            "Exchange": ("postmaster@corp.test", "Не удается доставить: Ответ", "Не удалось доставить\n"),
            "Yandex": ("mailer-daemon@yandex.ru", "Недоставленное сообщение", "Нам не удалось доставить письмо\n"),
            "mail.ru": ("mailer-daemon@corp.mail.ru", "Mail failure.", "550 user not found\n"),
        }  # fmt: skip
        for number, (name, (sender, subject, text)) in enumerate(bounces.items()):
            self.case = self._receive(self._raw_email(f"<q{number}@client.test>"))
            answer = self._answered()
            text += f"<ivanov@client.test>\n\nMessage-ID: {answer.mail_message_id.message_id}\n"
            self._receive(
                self._raw_email(f"<b{number}@mx.test>", sender=sender, subject=subject, text=text)
            )
            self.assertEqual((answer.state, self.case.state), ("failed", "in_work"), name)

    def test_a_bounce_twice_is_one_failure(self):
        answer = self._answered()
        bounce = self._dsn(answer, ("failed", "5.1.1", "ivanov@client.test"))
        self._receive(bounce)
        tasks = len(self.case.activity_ids)
        self._receive(bounce)
        self._receive(bounce.replace(b"<dsn@mx.test>", b"<again@mx.test>"))
        self.assertEqual(len(self.case.activity_ids), tasks)
        self.assertEqual(answer.state, "failed")

    def test_of_several_recipients_ours_counts(self):
        answer = self._answered()
        others = ("failed", "5.1.1", "x@x.test"), ("delayed", "4.4.1", "ivanov@client.test")
        self._receive(self._dsn(answer, *others))
        self.assertEqual((answer.state, answer.report_ids.kind), ("sent", "delayed"))

    def test_a_forged_bounce_fails_nothing(self):
        answer = self._answered()
        before = self._facts()
        stranger = ("failed", "5.1.1", "x@x.test")
        self._receive(self._dsn(answer, stranger, to="x@x.test"))
        unknown = self._dsn(
            answer, ("failed", "5.1.1", "ivanov@client.test"), message_id="<2@mx.test>"
        )
        self._receive(
            unknown.replace(answer.mail_message_id.message_id.encode(), b"<no@office.test>")
        )
        self._receive(
            self._raw_email(
                "<3@mx.test>", sender="MAILER-DAEMON@mx.test", subject="failure notice",
                text="<ivanov@client.test>: no such user", headers={"X-Failed-Recipients": "ivanov@client.test"},
            )
        )  # fmt: skip
        self.assertEqual((answer.state, self._facts()), ("sent", before))
        forged = self.env["apk.mail.spool"].search([("state", "=", "quarantined")])
        self.assertEqual(len(forged), 3)
        self.assertIn("не доставлено", forged[0].reason)

    def test_what_was_read_is_not_failed_by_a_later_report(self):
        answer = self._answered()
        self._receive(self._file("mdn-outlook", answer))
        self._receive(self._dsn(answer, ("failed", "5.4.7", "ivanov@client.test")))
        self.assertEqual((answer.state, self.case.state), ("delivered", "answered"))

    def test_a_report_proves_that_an_email_did_leave(self):
        for name, state in (
            ("dsn-delayed", "sent"),
            ("mdn-outlook", "delivered"),
            ("oof-exchange", "sent"),
        ):
            reply = self._deliveries(self.case, "first_reply")
            reply.write({"state": "unclear", "sent_at": False})
            self._receive(self._file(name, reply))
            self.assertEqual(reply.state, state, name)
            self.assertTrue(self.case._deadline("first_reply").fulfilled_at, name)

    def test_a_complaint_about_an_answer_changes_nothing(self):
        answer = self._answered()
        before = self._facts()
        raw = self._dsn(answer, ("failed", "5.0.0", "x@x.test")).replace(
            b"delivery-status", b"feedback-report"
        )
        raw = re.sub(
            rb"Reporting-MTA.*?\r\n\r\n--b",
            b"Feedback-Type: abuse\r\nVersion: 1\r\n\r\n--b",
            raw,
            flags=re.S,
        )
        self._receive(raw)
        self.assertEqual((answer.state, answer.report_ids.kind), ("sent", "complaint"))
        self.assertEqual(self._facts(), before)

    def test_an_automatic_reply_does_not_answer_a_question(self):
        for name in ("clarify-oof-exchange", "clarify-oof-rfc3834"):
            question = self._asked()[:1]
            before = self._facts()
            self.assertEqual(self._receive(self._file(name, question)), self.case)
            self.assertEqual(self._facts(), before)
            self.assertEqual(self.case.state, "clarifying")
            kept = self.case.message_ids[0]
            self.assertIn("Я в отпуске до 15 декабря", kept.body)
            self.assertFalse(kept.author_id)
        self.assertEqual(len(self._events("message_in")), 1)
        self.assertEqual(len(self._events("auto_reply")), 2)
        self.assertFalse(self.case._latest_decision("clarification").ended_at)

    def test_the_file_of_the_history_holds_the_words_of_an_automatic_reply(self):
        self._receive(self._file("oof-exchange", self._answered()))
        request = self.env["apk.history.request"].new({"partner_id": self.client.id})
        text, files = request._content_of(self._events("auto_reply"))
        self.assertIn("Я в отпуске до 15 декабря", text)
        self.assertFalse(files)

    def test_an_out_of_office_to_an_answer_is_no_new_message(self):
        answer = self._answered()
        before = self._facts()
        self.assertEqual(self._receive(self._file("oof-exchange", answer)), self.case)
        self.assertEqual(self._facts(), before)
        self.assertEqual(answer.report_ids.kind, "auto_reply")
        self.assertEqual(self._spooled().state, "attached")
        self.assertEqual(
            self._spooled().reason, "Автоответ: за клиента ответила почтовая программа."
        )

    def test_an_automatic_reply_is_known_by_its_subject(self):
        answer = self._answered()
        before = self._facts()
        prefixes = ("Автоответ", "Автоматический ответ", "Automatic reply", "Out of office", "Auto")
        for number, prefix in enumerate(prefixes):
            headers = {"In-Reply-To": answer.mail_message_id.message_id}
            subject = f"{prefix}: {answer.subject}"
            raw = self._raw_email(f"<s{number}@client.test>", headers=headers, subject=subject)
            self.assertEqual(self._receive(raw), self.case, prefix)
        self.assertEqual(self._facts(), before)

    def test_a_system_of_another_body_that_confirms_is_kept(self):
        question = self._asked()
        before = self._facts()
        raw = self._raw_email(
            "<t@corp.test>", sender="help@corp.test", subject="[#55] Ваша заявка зарегистрирована",
            headers={"In-Reply-To": question.mail_message_id.message_id, "Auto-Submitted": "auto-generated"},
        )  # fmt: skip
        self.assertEqual(self._receive(raw), self.case)
        self.assertEqual(self._facts(), before)
        self.assertEqual(len(self.case.delivery_ids), 2)

    def test_a_confirmation_that_repeats_our_number_is_kept(self):
        before = self._facts()
        raw = self._raw_email(
            "<t@corp.test>", sender="help@corp.test", headers={"Auto-Submitted": "auto-replied"},
            subject=f"Ваше обращение зарегистрировано: {self.case.name}",
        )  # fmt: skip
        self.assertEqual(self._receive(raw), self.case)
        self.assertEqual(self._facts(), before)

    def test_papers_that_a_program_sends_in_reply_are_read_by_a_person(self):
        question = self._asked()
        message = email.message_from_bytes(
            self._raw_email(
                "<p@corp.test>", subject="Ответ на запрос",
                headers={"In-Reply-To": question.mail_message_id.message_id, "Auto-Submitted": "auto-generated"},
            ), policy=email.policy.default,
        )  # fmt: skip
        message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="Ответ.pdf")
        self._receive(message.as_bytes())
        self.assertEqual(self.case.state, "in_work")

    def test_a_mailbox_that_asks_who_wrote_is_shown_to_the_registrar(self):
        answer = self._answered()
        before = self._facts()
        raw = self._raw_email(
            "<c@client.test>", subject="Подтвердите отправку письма",
            text="Подтвердите, что вы не робот: https://client.test/confirm",
            headers={"In-Reply-To": answer.mail_message_id.message_id, "Auto-Submitted": "auto-replied"},
        )  # fmt: skip
        self.assertFalse(self._receive(raw))
        self.assertEqual(
            (self._spooled().state, answer.report_ids.kind), ("quarantined", "challenge")
        )
        self.assertIn("подтвердить", self._spooled().reason)
        self.assertEqual(self._facts(), before)

    def test_our_own_echo_is_no_reply_of_the_client(self):
        question = self._asked()
        before = self._facts()
        headers = {"In-Reply-To": question.mail_message_id.message_id}
        own = self.env["apk.office"]._email()
        self._receive(self._raw_email("<o@apk.test>", sender=own, headers=headers))
        self.assertEqual(self._facts(), before)

    def test_a_person_who_forwards_a_bounce_is_a_person(self):
        answer = self._answered()
        text = f"мне пришло вот такое: Undelivered mail\nMessage-ID: {answer.mail_message_id.message_id}"
        case = self._receive(
            self._raw_email("<f@client.test>", subject="Fwd: Undelivered Mail", text=text)
        )
        self.assertEqual((case.mail_spool_id.state, answer.state), ("registered", "sent"))
        self.assertTrue(self._deliveries(case, "first_reply"))

    def test_a_form_of_a_site_says_why_its_first_reply_waits(self):
        headers = {"Auto-Submitted": "auto-generated"}
        case = self._receive(self._raw_email("<g@site.test>", headers=headers))
        self.assertIn("отправила программа", case.first_reply_hold)
        self.assertNotIn("Auto-Submitted", case.first_reply_hold)

    def test_reasons_are_sentences(self):
        marks = ({"Auto-Submitted": "auto-replied"}, {"List-Id": "<a.b>"}, {"Precedence": "bulk"})
        for number, headers in enumerate(marks):
            self._receive(self._raw_email(f"<r{number}@client.test>", headers=headers))
            self.assertRegex(self._spooled().reason, r"^[А-ЯЁ][^A-Za-z()]+\.$")
        daemon = self._raw_email("<d@mx.test>", sender="MAILER-DAEMON@mx.test", subject="Привет")
        self._receive(daemon)
        self.assertRegex(self._spooled().reason, r"^[А-ЯЁ][^A-Za-z()]+\.$")

    def test_an_act_of_destruction_empties_the_log(self):
        answer = self._answered()
        self._receive(self._file("bounce-exim-plain", answer))
        self.assertIn("550", answer.report_ids.diagnostic)
        self.case.sudo()._destroy()
        self.assertFalse(answer.report_ids.diagnostic or answer.report_ids.reason)
