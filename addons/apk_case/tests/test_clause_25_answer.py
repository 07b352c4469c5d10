"""п. 25: the answer leaves through the chosen channel and, where the law says so, the mandatory one."""

from odoo.tests import tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import ANSWER_ALREADY_SENT, ANSWER_IS_EMPTY, NO_ADDRESS
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause25Answer(CaseCommon):
    def _answer(self, case):
        mine = case.with_user(self.specialist)
        mine.action_accept_suggestions()
        mine.answer_body = "<p>Для субсидии нужны паспорт и смета.</p>"
        mine.action_send_answer()

    def test_an_answer_on_paper_is_a_postal_task_with_a_register_number(self):
        case = self._paper_case()
        self._answer(case)
        task = self._deliveries(case, "answer")
        self.assertEqual((task.channel_id.code, task.state), ("post", "queued"))
        self.assertEqual(case.state, "in_work")
        task.with_user(self.registrar).action_mark_sent()
        task.with_user(self.registrar).action_mark_delivered()
        self.assertRegex(task.register_number, r"^ИСХ-\d{4}/\d{6}$")
        self.assertEqual((case.state, case.answered_at), ("answered", task.sent_at))
        self.assertEqual(case._deadline("answer").fulfilled_at, task.sent_at)

    def test_the_legal_promise_waits_for_the_mandatory_channel(self):
        case = self._paper_case(chosen_channel_id=self._channel("email").id)
        self._answer(case)
        self._run("apk_client.ir_cron_send_deliveries")
        by_role = {d.role: d.state for d in self._deliveries(case, "answer")}
        self.assertEqual(by_role, {"mandatory": "queued", "additional": "sent"})
        self.assertFalse(case._deadline("answer").fulfilled_at)

    def test_the_answer_greets_explains_and_signs(self):
        case = self._paper_case()
        self._answer(case)
        body = self._deliveries(case, "answer").body
        self.assertIn("Здравствуйте, Пётр Сергеевич!", body)
        self.assertIn("нужны паспорт и смета", body)
        self.assertIn("С уважением", body)

    def test_files_of_the_answer_leave_with_it(self):
        case = self._receive(self._raw_email())
        file = self.env["ir.attachment"].create({"name": "бланк.txt", "raw": "Заявление".encode()})
        case.answer_attachment_ids = file
        self._answer(case)
        mail = self._deliveries(case, "answer")._compose_email()
        self.assertEqual([part.get_filename() for part in mail.iter_attachments()], ["бланк.txt"])

    def test_an_empty_answer_does_not_leave(self):
        case = self._paper_case().with_user(self.specialist)
        with refused(self, ANSWER_IS_EMPTY, "Write the answer"):
            case.action_send_answer()

    def test_one_answer_leaves_once(self):
        case = self._paper_case()
        self._answer(case)
        with refused(self, ANSWER_ALREADY_SENT, "already"):
            case.with_user(self.specialist).action_send_answer()

    def test_without_an_address_the_clerk_is_warned_at_once(self):
        self.client.write({"street": False, "city": False})
        case = self._paper_case()
        with refused(self, NO_ADDRESS, "Почта"):
            self._answer(case)
        self.assertFalse(self._deliveries(case, "answer"))

    def test_a_returned_answer_opens_the_promise_again(self):
        case = self._receive(self._raw_email())
        self._answer(case)
        self._run("apk_client.ir_cron_send_deliveries")
        self.assertEqual(case.state, "answered")
        answer = self._deliveries(case, "answer")
        self._receive(self._bounce_of(answer))
        self.assertEqual((answer.state, case.state), ("failed", "in_work"))
        self.assertFalse(case._deadline("answer").fulfilled_at)

    def _bounce_of(self, delivery):
        return (
            "Return-Path: <>\r\nFrom: MAILER-DAEMON@client.test\r\nTo: apk@apk.test\r\n"
            "Subject: Undelivered Mail Returned to Sender\r\nMessage-Id: <bounce@client.test>\r\n"
            'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
            "--b\r\nContent-Type: text/plain\r\n\r\nUser unknown\r\n"
            "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
            "Reporting-MTA: dns; mx.client.test\r\n\r\n"
            "Final-Recipient: rfc822; ivanov@client.test\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
            "--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
            f"From: apk@apk.test\r\nMessage-Id: {delivery.mail_message_id.message_id}\r\n\r\n--b--\r\n"
        ).encode()
