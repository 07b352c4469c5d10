"""п. 5, 20, 25: a person who has written in a network is answered there, once, with the proof."""

from odoo.tests import tagged

from .common import NetworkCase
from .stand_in import STRANGER


@tagged("post_install", "-at_install")
class TestClause05AnswersToNetworks(NetworkCase):
    def _first_reply(self, case):
        return self._deliveries(case, "first_reply").filtered(
            lambda one: one.channel_id.code == "gospublic"
        )

    def test_the_first_reply_goes_back_to_vk(self):
        self._vk_writes("Как получить грант?")
        case = self._registered()
        [(person, text)] = self._sent()
        self.assertEqual(person, "123")
        self.assertIn(case.name, text)
        self.assertIn("/apk/case/", text)
        self.assertNotIn("<", text)
        self.assertEqual(self._first_reply(case).state, "sent")

    def test_the_first_reply_goes_back_to_max(self):
        self._max_writes("Когда ярмарка?")
        case = self._registered()
        [(person, text)] = self._sent()
        self.assertEqual(person, "55")
        self.assertIn(case.name, text)

    def test_a_notice_that_was_not_confirmed_is_repeated_and_arrives_once(self):
        self._vk_writes("Как получить грант?")
        case = self._registered()
        self.networks.trouble.append((502, {}))
        self.assertEqual(self._sent(), [])
        delivery = self._first_reply(case)
        self.assertEqual((delivery.state, delivery.failure), ("queued", "HTTP 502"))
        delivery.next_attempt_at = False
        self._sent()
        delivery.write({"state": "queued", "next_attempt_at": False})  # as after a crash
        self.assertEqual(len(self._sent()), 1)

    def test_who_has_forbidden_messages_is_reached_another_way(self):
        self._vk_writes("Как получить грант?", person=int(STRANGER))
        case = self._registered()
        case.partner_id.email = "stranger@client.test"
        self._sent()
        self.assertEqual(self._first_reply(case).state, "failed")
        other = self._deliveries(case, "first_reply") - self._first_reply(case)
        self.assertEqual(other.address, "stranger@client.test")

    def test_a_wrong_key_loses_nothing(self):
        self._vk_writes("Как получить грант?")
        case = self._registered()
        self.vk.token = "old"
        self.assertEqual(self._sent(), [])
        self.assertEqual(self._first_reply(case).state, "queued")

    def test_without_a_known_account_a_clerk_hands_it_over(self):
        case = self._paper_case(
            intake_channel_id=self._channel("gospublic").id,
            chosen_channel_id=self._channel("gospublic").id,
            regime_id=self.env.ref("apk_case.regime_order_only").id,
        )
        self.assertFalse(self._first_reply(case).social_account_id)
        self.assertEqual(self._sent(), [])
        self.assertEqual(self._first_reply(case).state, "queued")

    def test_who_writes_without_end_waits_for_a_person(self):
        for number in range(12):
            self._vk_writes("Вопрос", event=f"e{number}")
            self._registered()[-1:].sudo().state = "answered"
        self.assertTrue(self._registered()[-1:].first_reply_hold)
        self.assertEqual(len(self._sent()), 10)

    def test_the_administrator_sees_whether_the_key_works(self):
        self.assertEqual(self.vk.action_check()["params"]["type"], "success")
        self.assertEqual(self.max.action_check()["params"]["type"], "success")
        self.vk.token = "old"
        with self.assertRaisesRegex(Exception, "Check the key"):
            self.vk.action_check()
