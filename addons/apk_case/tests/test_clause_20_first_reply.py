"""п. 20: the first reply within 24 hours, days off excluded: receipt, number, term, rating."""

from datetime import datetime

from odoo.tests import freeze_time, tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause20FirstReply(CaseCommon):
    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_the_weekend_does_not_count(self):
        deadline = self._paper_case()._deadline("first_reply")
        self.assertRecordValues(
            deadline,
            [
                {
                    "clause": "20",
                    "due_at": datetime(2026, 11, 23, 14, 40),  # Mon 17:40
                    "work_due_at": datetime(2026, 11, 23, 14, 40),
                    "fulfilled_at": False,
                    "is_overdue": False,
                }
            ],
        )

    @freeze_time("2026-11-21 08:00:00")  # Sat 11:00 in Kostroma
    def test_received_on_a_day_off_the_office_plans_by_its_closing_hour(self):
        self.assertRecordValues(
            self._paper_case()._deadline("first_reply"),
            [
                {
                    "due_at": datetime(2026, 11, 23, 21),  # the midnight that ends Mon
                    "work_due_at": datetime(2026, 11, 23, 15),  # Mon 18:00
                }
            ],
        )

    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_it_says_number_term_and_where_to_look(self):
        case = self._paper_case()
        body = self._deliveries(case, "first_reply").body
        self.assertIn("Здравствуйте, Пётр Сергеевич!", body)
        self.assertIn("Мы получили ваше сообщение 20 ноября 2026 г. в 17:40", body)
        self.assertIn(case.name, body)
        self.assertIn("не позднее <b>конца дня 18 декабря 2026 г.</b></p>", body)
        self.assertIn(case.status_url, body)
        self.assertIn("+7 (4942) 55-16-31", body)
        self.assertNotIn("электронной почте", body)

    def test_by_mail_it_tells_how_to_make_an_official_appeal(self):
        case = self._receive(self._raw_email())
        body = self._deliveries(case, "first_reply").body
        self.assertIn("Чтобы оно считалось официальным обращением", body)

    def test_a_machine_gets_none_but_its_email_is_registered(self):
        case = self._receive(self._raw_email(headers={"Auto-Submitted": "auto-generated"}))
        self.assertTrue(case.name)
        self.assertFalse(case.delivery_ids)
        self.assertIn("отправила программа", case.first_reply_hold)

    def test_a_person_lets_a_held_first_reply_go(self):
        case = self._receive(self._raw_email(headers={"Auto-Submitted": "auto-generated"}))
        case.with_user(self.registrar).action_send_first_reply()
        self.assertFalse(case.first_reply_hold)
        self.assertEqual(self._deliveries(case, "first_reply").address, "ivanov@client.test")

    def test_two_mail_robots_do_not_answer_each_other_for_ever(self):
        cases = self.env["apk.case"]
        for number in range(12):
            cases += self._receive(self._raw_email(f"<robot-{number}@client.test>"))
        self.assertEqual(len(cases.mapped("name")), 12)
        self.assertEqual(len(cases.delivery_ids), 10)
        self.assertIn("за час", cases[-1].first_reply_hold)

    def test_the_promise_is_kept_when_the_reply_has_left(self):
        case = self._receive(self._raw_email())
        self.assertFalse(case._deadline("first_reply").fulfilled_at)
        self._run("apk_client.ir_cron_send_deliveries")
        delivery = self._deliveries(case, "first_reply")
        self.assertEqual(delivery.state, "sent")
        self.assertEqual(case._deadline("first_reply").fulfilled_at, delivery.sent_at)

    def test_a_client_without_an_address_is_not_forgotten(self):
        self.client.write({"street": False, "city": False})
        case = self._paper_case()
        delivery = self._deliveries(case, "first_reply")
        self.assertEqual(delivery.state, "failed")
        self.assertFalse(case._deadline("first_reply").fulfilled_at)
        self.assertIn(self.head, case.activity_ids.user_id)
