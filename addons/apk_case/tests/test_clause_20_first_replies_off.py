"""п. 20: on a new installation nothing is written to clients until an administrator has pressed the switch."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause20FirstRepliesOff(CaseCommon):
    def setUp(self):
        super().setUp()
        self.env["apk.case"]._switch_first_replies(False)
        self.administrator = new_test_user(self.env, "t-system", "base.group_system")

    def _start(self, **values):
        wizards = self.env["apk.first.reply.start"].with_user(self.administrator)
        return wizards.create(values)

    def _late(self, days):
        """A message on paper, stamped some days ago."""
        return self._paper_case(received_at=fields.Datetime.now() - timedelta(days=days))

    def test_messages_are_registered_and_their_first_replies_wait_in_sight(self):
        email, paper = self._receive(self._raw_email()), self._paper_case()
        for case in (email, paper):
            self.assertTrue(case.name)
            self.assertFalse(case.delivery_ids)
            self.assertTrue(case.first_reply_awaits_start)
            self.assertTrue(case._open_deadline_of("first_reply"), "the term runs all the same")
        queues = {
            queue["key"]: queue for queue in self.env["apk.desk"].with_user(self.registrar).desk()
        }
        alert = queues["replies_off"]
        self.assertTrue(alert["is_alert"])
        self.assertEqual(self.env["apk.case"].search(alert["domain"]), email | paper)
        self.assertEqual((alert["count"], alert["rows"]), (2, []))

    def test_the_desk_says_it_in_red_before_the_first_message(self):
        desk = self.env["apk.desk"].with_user(self.registrar)
        alerts = [queue["key"] for queue in desk.desk() if queue.get("is_alert")]
        self.assertEqual(alerts, ["replies_off"])
        self.env["apk.case"]._switch_first_replies(True)
        self.assertFalse([queue for queue in desk.desk() if queue.get("is_alert")])

    def test_neither_the_scheduler_nor_a_decision_about_abuse_lets_one_leave(self):
        self._paper_case()
        rude = self._receive(self._raw_email("<2@client.test>", text="Вы идиоты"))
        self.assertEqual(rude.abuse_state, "suspected")
        rude.with_user(self.head).action_reject_abuse()
        self.assertFalse(rude.delivery_ids)
        self.assertTrue(rude.first_reply_awaits_start)
        self._receive(self._raw_email("<3@client.test>", text="Вы идиоты"))
        self.env["apk.case"]._release_held_replies()
        self._run("apk_client.ir_cron_send_deliveries")
        self.assertFalse(self.env["apk.delivery"].search([("document", "=", "first_reply")]))

    def test_a_person_may_send_one(self):
        case = self._paper_case()
        case.with_user(self.registrar).action_send_first_reply()
        self.assertEqual(len(case.delivery_ids), 1)
        self.assertFalse(case.first_reply_awaits_start)

    def test_the_switch_answers_what_is_fresh_and_leaves_the_rest_to_a_person(self):
        fresh, old, answered = self._paper_case(), self._late(5), self._paper_case()
        answered.with_user(self.registrar).action_send_first_reply()
        start = self._start()
        self.assertEqual((start.waiting_count, start.answered_count), (2, 1))
        start.action_start()
        self.assertEqual(len(self._deliveries(fresh, "first_reply")), 1)
        self.assertEqual(len(self._deliveries(answered, "first_reply")), 1)
        self.assertFalse(old.delivery_ids)
        self.assertTrue(old.first_reply_hold)
        self.assertFalse(old.first_reply_awaits_start)
        self.assertEqual(len(self._paper_case().delivery_ids), 1, "the next one leaves by itself")

    def test_pressed_twice_it_writes_once_and_days_may_be_none(self):
        case = self._paper_case()
        self._start(days=0).action_start()
        self.assertFalse(case.delivery_ids)
        self._start(days=9).action_start()
        self.assertFalse(case.delivery_ids, "what was left to a person stays with the person")

    def test_it_can_be_switched_off_again(self):
        self._start().action_start()
        start = self._start()
        self.assertTrue(start.is_on)
        start.action_stop()
        self.assertFalse(self._paper_case().delivery_ids)

    def test_clerks_do_not_press_it(self):
        for person in (self.registrar, self.head):
            with self.assertRaisesRegex(AccessError, "apk.first.reply.start"):
                self.env["apk.first.reply.start"].with_user(person).create({})
