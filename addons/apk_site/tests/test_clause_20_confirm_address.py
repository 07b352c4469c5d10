"""п. 20, 62: nothing leaves by itself to an address that its owner has not confirmed; the terms run all the same."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from odoo.addons.apk_case.rules.first_reply import FIRST_REPLIES_PER_HOUR

from ..rules.confirming import FROM_ONE_PLACE
from .common import EMAIL, LINK, TEXT, SiteCase


@tagged("post_install", "-at_install")
class TestConfirmAddress(SiteCase):
    def _link(self, letter):
        return LINK.search(letter.body_html)[0]

    def _hours_pass(self, hours):
        """The letters that have left did so earlier."""
        for asked in self.env["apk.address.confirmation"].search([("asked_at", "!=", False)]):
            asked.asked_at -= timedelta(hours=hours)
        self.env.flush_all()

    def _confirm(self, letter):
        page = self.url_open(self._link(letter), data={"stamp": ""})
        self.assertIn("Адрес подтверждён", page.text)

    def test_the_first_letter_asks_and_says_no_word_of_the_writer(self):
        self._send(name="Купите Слона Недорого")
        [letter] = self._letters()
        for word in ("Слона", "Агростартап"):
            self.assertNotIn(word, letter.body_html)
        case = self._cases()
        self.assertIn(case.name, letter.body_html)
        self.assertNotIn(case._status_path(), letter.body_html)
        self.assertFalse(case.delivery_ids)
        self.assertTrue(case.is_email_unconfirmed)
        self.assertIn("не подтверждён", case.with_context(lang="ru_RU").first_reply_hold)

    def test_opening_the_link_changes_nothing_pressing_lets_the_first_reply_go(self):
        self._send()
        path = self._link(self._letters())
        self.assertIn("Подтвердить адрес", self.url_open(path).text)
        case = self._cases()
        self.assertTrue(case.is_email_unconfirmed)
        page = self.url_open(path, data={"stamp": ""})
        self.assertIn("Адрес подтверждён", page.text)
        case = self._cases()
        [reply] = self._deliveries(case, "first_reply")
        self.assertEqual((reply.address, reply.channel_id.code), (EMAIL, "email"))
        self.assertFalse(case.is_email_unconfirmed or case.first_reply_hold)
        self.url_open(path, data={"stamp": ""})
        self.assertEqual(len(self._deliveries(self._cases(), "first_reply")), 1)

    def test_one_press_confirms_every_message_that_waits_for_this_address(self):
        for number in range(4):
            self._send(text=f"{TEXT} {number}")
        self.assertEqual(len(self._letters()), 2, "an hour brings two letters at most")
        self.url_open(self._link(self._letters()[0]), data={"stamp": ""})
        self.assertFalse(self._cases().filtered("is_email_unconfirmed"))
        self.assertEqual(len(self._cases().delivery_ids), 4)

    def test_nobody_fills_the_mailbox_of_another_by_the_form(self):
        for number in range(8):
            self._send(text=f"{TEXT} {number}")
            self._hours_pass(2)
        self.assertEqual(len(self._letters()), 5, "a day brings five")
        self.assertEqual(len(self._cases()), 8, "every message is registered")

    def test_a_letter_beyond_the_pace_leaves_later_and_the_page_says_so(self):
        for number in range(2):
            self.assertIn("Мы отправили письмо", self._send(text=f"{TEXT} {number}").text)
        for number in (3, 4):
            page = self._send(text=f"{TEXT} {number}").text
            self.assertIn("мы отправим немного позже", page)
            self.assertNotIn("Мы отправили письмо", page)
        self._run("apk_site.ir_cron_ask")
        self.assertEqual(len(self._letters()), 2, "the hour is not over")
        self._hours_pass(1)
        for _time in range(2):
            self._run("apk_site.ir_cron_ask")
            self.assertEqual(len(self._letters()), 3, "one link serves all that waits")
        self._confirm(self._letters()[-1])
        self.assertFalse(self._cases().filtered("is_email_unconfirmed"))

    def test_what_waits_for_no_confirmation_any_more_is_not_asked(self):
        for number in range(3):
            self._send(text=f"{TEXT} {number}")
        self._confirm(self._letters()[0])
        self._hours_pass(1)
        self._run("apk_site.ir_cron_ask")
        self.assertEqual(len(self._letters()), 2)
        self.assertFalse(self.env["apk.address.confirmation"].search([("asked_at", "=", False)]))

    def test_a_whole_school_writes_from_one_address_and_everybody_gets_a_letter(self):
        for number in range(FROM_ONE_PLACE + 2):
            self._send(text=f"{TEXT} {number}", email=f"pupil{number}@client.test")
        asked = self.env["apk.address.confirmation"].search([("email", "like", "pupil")])
        self.assertEqual(len(asked.filtered("asked_at")), FROM_ONE_PLACE)
        self._hours_pass(1)
        self._run("apk_site.ir_cron_ask")
        self.assertEqual(len(self._letters("pupil21@client.test")), 1)
        self.assertTrue(all(asked.mapped("asked_at")))

    def test_who_writes_of_ending_the_own_life_confirms_and_a_person_answers_first(self):
        self._send(text="Прощайте. Я больше не могу, жить не хочется.")
        hold = self._cases().first_reply_hold
        self.assertTrue(hold)
        self._confirm(self._letters())
        case = self._cases()
        self.assertFalse(case.is_email_unconfirmed or case.delivery_ids)
        self.assertEqual(case.first_reply_hold, hold)

    def test_a_message_from_before_the_switch_is_confirmed_and_waits_for_a_person(self):
        self.env["apk.case"]._switch_first_replies(False)
        self._send()
        since = self._cases().received_at
        self.env["apk.case"]._start_first_replies(since)
        self._confirm(self._letters())
        case = self._cases()
        self.assertFalse(case.is_email_unconfirmed or case.delivery_ids)
        self.assertTrue(case.first_reply_hold)

    def test_another_reason_found_meanwhile_outlasts_the_confirmation(self):
        self._send()
        self._cases().first_reply_hold = "сначала позвонить"
        self._confirm(self._letters())
        self.assertEqual(self._cases().first_reply_hold, "сначала позвонить")
        self.assertFalse(self._cases().delivery_ids)

    def test_a_stranger_typed_the_address_often_and_one_press_brings_no_flood(self):
        for number in range(FIRST_REPLIES_PER_HOUR + 3):
            self._send(text=f"{TEXT} {number}")
        self._confirm(self._letters()[0])
        cases = self._cases()
        self.assertFalse(cases.filtered("is_email_unconfirmed"))
        self.assertEqual(len(cases.delivery_ids), FIRST_REPLIES_PER_HOUR)
        held = cases.filtered(lambda case: not case.delivery_ids)
        self.assertTrue(all(held.mapped("first_reply_hold")))
        held[0].with_user(self.registrar).action_send_first_reply()
        self.assertEqual(len(self._deliveries(held[0], "first_reply")), 1)

    def test_while_nobody_confirms_only_what_a_person_sends_leaves(self):
        self._send()
        case = self._cases()
        case.write({"urgency": "ordinary", "urgency_reason": "срок не горит"})
        case.with_user(self.registrar).unit_id = self.unit
        case.with_user(self.specialist).action_take()
        self.assertFalse(case.delivery_ids, "no notice of the state")
        self.env["apk.case"]._release_held_replies()
        self.assertFalse(case.delivery_ids)
        case.with_user(self.registrar).action_send_first_reply()
        self.assertEqual(self._deliveries(case, "first_reply").address, EMAIL)

    def test_a_call_that_reached_nobody_does_not_go_on_by_e_mail(self):
        self._send(way="phone", phone="8 910 765-43-21")
        [call] = self._deliveries(self._cases(), "first_reply")
        self.assertEqual(call.channel_id.code, "phone")
        call._fail("не берут трубку")
        self.assertEqual(self._cases().delivery_ids, call)

    def test_once_the_address_is_confirmed_the_next_way_is_tried(self):
        self._send(way="phone", phone="8 910 765-43-21")
        self.url_open(self._link(self._letters()), data={"stamp": ""})
        [call] = self._deliveries(self._cases(), "first_reply")
        call._fail("не берут трубку")
        self.assertEqual(
            set(self._cases().delivery_ids.channel_id.mapped("code")), {"phone", "email"}
        )

    def test_a_person_who_writes_another_address_knows_where_to_write(self):
        self._send()
        case = self._cases()
        case.with_user(self.registrar).reply_email = "true@client.test"
        self.assertFalse(case.is_email_unconfirmed)

    def test_first_replies_that_are_switched_off_wait_for_both(self):
        self.env["apk.case"]._switch_first_replies(False)
        self._send()
        self.url_open(self._link(self._letters()), data={"stamp": ""})
        case = self._cases()
        self.assertTrue(case.first_reply_awaits_start)
        self.assertFalse(case.delivery_ids)

    def test_a_suspicion_of_abuse_stays_the_heads_to_lift(self):
        self._send(text="Вы все тут суки и твари продажные, гниды, сдохните, ответьте мне уже!")
        case = self._cases()
        self.assertEqual(case.abuse_state, "suspected")
        self.url_open(self._link(self._letters()), data={"stamp": ""})
        self.assertFalse(self._cases().delivery_ids)

    def test_a_link_of_eight_days_ago_changes_nothing_and_says_so(self):
        self._send()
        path = self._link(self._letters())
        asked = self.env["apk.address.confirmation"].search([])
        asked.asked_at = fields.Datetime.now() - timedelta(days=8)
        self.env.flush_all()
        for page in (self.url_open(path), self.url_open(path, data={"stamp": ""})):
            self.assertEqual(page.status_code, 404)
            self.assertIn("мы ничего не изменили", page.text)
        asked._gc_requests()
        self.assertFalse(asked.exists())
        self.assertTrue(self._cases().is_email_unconfirmed)
