"""п. 18, 20: nothing that reaches the mailbox is lost, and nothing is registered twice."""

from odoo.tests import tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import ONLY_THE_MAILBOX
from .common import CaseCommon

LOOKALIKES = str.maketrans("АВЕКМНОРСТХУ", "ABEKMHOPCTXY")


@tagged("post_install", "-at_install")
class TestMailIntake(CaseCommon):
    def _spool(self):
        return self.env["apk.mail.spool"].search([], order="id desc", limit=1)

    def test_an_email_becomes_a_message_of_its_client(self):
        case = self._receive(self._raw_email())
        self.assertEqual((case.subject, case.partner_id), ("Вопрос о гранте", self.client))
        self.assertIn("Какие документы", case.body)
        self.assertEqual(case.intake_channel_id.code, "email")
        self.assertEqual((self._spool().state, self._spool().case_id), ("registered", case))

    def test_an_unknown_sender_becomes_a_client(self):
        case = self._receive(self._raw_email(sender="Анна Петрова <Anna@New.test>"))
        self.assertEqual(case.partner_id.name, "Анна Петрова")
        self.assertEqual(case.partner_id.email, "anna@new.test")

    def test_the_clock_starts_when_our_mail_server_took_the_email(self):
        trace = "from a by mx.apk.test; Fri, 20 Nov 2026 17:40:00 +0300"
        case = self._receive(self._raw_email(headers={"Received": trace}))
        self.assertEqual(str(case.received_at), "2026-11-20 14:40:00")

    def test_the_same_email_twice_is_one_message(self):
        first = self._receive(self._raw_email(headers={"Received": "from a by b"}))
        again = self._receive(self._raw_email(headers={"Received": "from c by d"}))
        self.assertEqual(first, again)
        self.assertEqual(len(self._deliveries(first, "first_reply")), 1)

    def test_two_emails_with_one_message_id_are_two_messages(self):
        first = self._receive(self._raw_email(text="Первое письмо со сканера"))
        second = self._receive(self._raw_email(text="Второе письмо со сканера"))
        self.assertTrue(second)
        self.assertNotEqual(first, second)

    def test_a_reply_lands_in_the_same_message_without_a_second_first_reply(self):
        case = self._receive(self._raw_email())
        first_reply = self._deliveries(case, "first_reply").mail_message_id
        reply = self._raw_email("<2@client.test>", headers={"In-Reply-To": first_reply.message_id})
        self.assertEqual(self._receive(reply), case)
        self.assertEqual(self._spool().state, "attached")
        self.assertEqual(len(case.delivery_ids), 1)
        self.assertIn(self.head, case.activity_ids.user_id)

    def test_a_colleague_who_answers_by_mail_is_not_the_client(self):
        case = self._receive(self._raw_email())
        self.specialist.partner_id.email = "specialist@apk.test"
        first_reply = self._deliveries(case, "first_reply").mail_message_id
        self._receive(
            self._raw_email(
                "<2@apk.test>",
                headers={"In-Reply-To": first_reply.message_id},
                sender="specialist@apk.test",
            )
        )
        lines = self.env["apk.interaction"].search(
            [("res_id", "=", case.id), ("kind", "=", "message_in")]
        )
        self.assertEqual(lines.partner_id, self.client)

    def test_nobody_but_the_mailbox_writes_in_the_name_of_a_client(self):
        case = self._receive(self._raw_email())
        words = {"email_from": "ivanov@client.test", "subject": "Отзываю", "body": "Всё хорошо"}
        for person in (self.registrar, self.head, self.env.ref("base.user_admin")):
            with refused(self, ONLY_THE_MAILBOX, "mailbox alone"):
                case.with_user(person).message_update(words)
        history = self.env["apk.interaction"].search([("case_id", "=", case.id)])
        self.assertEqual(history.mapped("kind").count("message_in"), 1)

    def test_a_number_in_the_subject_is_enough_for_the_same_client(self):
        case = self._receive(self._raw_email())
        subject = f"Дополнение к {case.name}"
        self.assertEqual(self._receive(self._raw_email("<2@client.test>", subject=subject)), case)
        stranger = self._raw_email("<3@x.test>", subject=subject, sender="x@x.test")
        self.assertNotEqual(self._receive(stranger), case)

    def test_a_retyped_number_of_any_prefix_is_enough(self):
        regime = self.env.ref("apk_case.regime_order_only")
        prefixes = ("СП", "О", "ОБРАЩ", "59ФЗ")
        for number, prefix in enumerate(prefixes):
            regime.number_prefix = prefix
            case = self._receive(self._raw_email(f"<first{number}@client.test>"))
            year, serial = case.name.removeprefix(f"{prefix}-").split("/")
            retyped = (
                f"Дополнение к № {prefix.lower()} {year}/{int(serial)}",
                f"{prefix.translate(LOOKALIKES)}–{year}\\{serial}, ещё вопрос",
            )
            for reply, subject in enumerate(retyped):
                raw = self._raw_email(f"<reply{number}{reply}@client.test>", subject=subject)
                self.assertEqual(self._receive(raw), case, subject)

    def test_a_number_of_a_former_prefix_is_still_recognised(self):
        case = self._receive(self._raw_email())
        self.env.ref("apk_case.regime_order_only").number_prefix = "НОВ"
        reply = self._raw_email("<2@client.test>", subject=f"Дополнение к {case.name}")
        self.assertEqual(self._receive(reply), case)

    def test_the_first_number_of_the_client_in_the_subject_counts(self):
        own = self._receive(self._raw_email())
        other = self._receive(self._raw_email("<2@x.test>", sender="x@x.test"))
        second = self._receive(self._raw_email("<3@client.test>"))
        subject = f"{other.name}, {second.name}, {own.name}"
        self.assertEqual(self._receive(self._raw_email("<4@client.test>", subject=subject)), second)

    def test_our_outgoing_number_is_enough(self):
        case = self._receive(self._raw_email())
        self._deliveries(case, "first_reply").register_number = "ИСХ-2026/000045"
        reply = self._raw_email("<2@client.test>", subject="На ваш исх. № исх–2026/45")
        self.assertEqual(self._receive(reply), case)
        stranger = self._raw_email("<3@x.test>", subject="ИСХ-2026/000045", sender="x@x.test")
        self.assertNotEqual(self._receive(stranger), case)

    def test_machines_are_quarantined_with_the_reason(self):
        for number, headers in enumerate(
            (
                {"Auto-Submitted": "auto-replied"},
                {"Return-Path": "<>"},
                {"List-Id": "<news.test>"},
                {"Precedence": "bulk"},
            )
        ):
            case = self._receive(self._raw_email(f"<m{number}@client.test>", headers=headers))
            self.assertFalse(case, headers)
            self.assertEqual(self._spool().state, "quarantined")
            self.assertTrue(self._spool().reason)

    def test_the_registrar_reads_why_and_what_before_deciding(self):
        reason = "Автоответ: за клиента ответила почтовая программа."
        for number, mark in enumerate(("auto-replied", "auto-notified")):
            headers = {"Auto-Submitted": mark}
            self._receive(self._raw_email(f"<w{number}@client.test>", headers=headers))
            spooled = self._spool().with_user(self.registrar)
            self.assertEqual(spooled.reason, reason)
            self.assertEqual(spooled.text, "Добрый день!\nКакие документы нужны для гранта?")

    def test_our_own_email_that_comes_back_is_not_a_message(self):
        own = self.env["apk.office"]._email()
        self.assertFalse(self._receive(self._raw_email(sender=own)))

    def test_a_person_registers_what_was_quarantined(self):
        self._receive(self._raw_email(headers={"Precedence": "bulk"}))
        spooled = self._spool()
        spooled.with_user(self.registrar).action_register()
        self.assertEqual(
            (spooled.state, spooled.case_id.subject), ("registered", "Вопрос о гранте")
        )
        self.assertEqual(len(spooled.case_id.delivery_ids), 1)

    def test_an_automatic_reply_to_our_notice_joins_the_message(self):
        case = self._receive(self._raw_email())
        first_reply = self._deliveries(case, "first_reply").mail_message_id
        headers = {"In-Reply-To": first_reply.message_id, "Auto-Submitted": "auto-replied"}
        self.assertEqual(self._receive(self._raw_email("<2@client.test>", headers=headers)), case)
        self.assertEqual(len(case.delivery_ids), 1)

    def test_damaged_emails_are_registered_with_the_original(self):
        broken = {
            "NUL in base64": b'Content-Type: text/plain; charset="utf-8"\r\n'
            b"Content-Transfer-Encoding: base64\r\n\r\nAAAA0YLQtdGB0YI=\r\n",
            "unknown charset": b'Content-Type: text/plain; charset="klingon"\r\n\r\n\xd0\xd1\xff\r\n',
            "cut multipart": b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-',
            "no body at all": b"",
        }
        for name, tail in broken.items():
            head = f"From: ivanov@client.test\r\nSubject: {len(tail)}\r\n".encode()
            case = self._receive(head + tail)
            self.assertTrue(case.name, name)
            self.assertEqual(case.mail_spool_id.state, "registered", name)

    def test_an_email_without_a_sender_is_a_message_that_waits_for_a_person(self):
        case = self._receive("Subject: Без подписи\r\n\r\nПомогите\r\n".encode())
        self.assertFalse(case.partner_id)
        self.assertIn("нет адреса", case.first_reply_hold)

    def test_the_21st_email_of_a_sender_is_registered_too(self):
        numbers = {self._receive(self._raw_email(f"<n{n}@client.test>")).name for n in range(25)}
        self.assertEqual(len(numbers), 25)

    def test_an_email_left_by_a_crash_is_registered_by_the_cron(self):
        with self.enter_registry_test_mode():
            self.env["apk.mail.spool"]._store(self._raw_email())
        self.assertEqual(self._spool().state, "received")
        self._run("apk_case.ir_cron_register_spooled")
        self._run("apk_case.ir_cron_register_spooled")
        self.assertEqual(self._spool().state, "registered")
        self.assertEqual(len(self._spool().case_id.delivery_ids), 1)

    def test_mail_of_other_addons_is_left_alone(self):
        spool = self.env["apk.mail.spool"]
        self.assertFalse(spool._is_ours(self._raw_email(), "res.partner"))
        self.assertTrue(spool._is_ours(self._raw_email(), "apk.case"))
