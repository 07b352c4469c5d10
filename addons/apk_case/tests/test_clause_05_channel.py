"""п. 5, 21, 25: the client's own channel beside the one that the law prescribes."""

from odoo.tests import tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause05Channel(CaseCommon):
    def _plan(self, case, document):
        return [(role, channel.code) for role, channel in case._delivery_plan(document)]

    def test_the_preferred_channel_of_the_client_is_offered_for_a_new_message(self):
        self.client.chosen_channel_id = self._channel("email")
        self.assertEqual(self._paper_case().chosen_channel_id.code, "email")

    def test_one_mandatory_channel_and_a_copy_by_the_chosen_one(self):
        case = self._paper_case(chosen_channel_id=self._channel("email").id)
        self.assertEqual(
            self._plan(case, "answer"), [("mandatory", "post"), ("additional", "email")]
        )

    def test_a_regime_without_a_mandatory_channel_leaves_the_choice_to_the_client(self):
        case = self._paper_case(
            regime_id=self.env.ref("apk_case.regime_order_only").id,
            chosen_channel_id=self._channel("phone").id,
        )
        self.assertEqual(self._plan(case, "first_reply"), [("chosen", "phone")])

    def test_nothing_personal_leaves_by_a_channel_not_meant_for_it(self):
        case = self._paper_case(
            regime_id=self.env.ref("apk_case.regime_order_only").id,
            chosen_channel_id=self._channel("gospublic").id,
        )
        self.assertEqual(self._plan(case, "answer"), [("chosen", "post"), ("notice", "gospublic")])
        mine = case.with_user(self.specialist)
        mine.answer_body = "<p>Субсидия одобрена, перечислим 100 тысяч рублей.</p>"
        mine.action_send_answer()
        by_role = {d.role: d.body for d in self._deliveries(case, "answer")}
        self.assertIn("100 тысяч", by_role["chosen"])
        self.assertNotIn("100 тысяч", by_role["notice"])
        self.assertIn("Способ отправки: почта", by_role["notice"])

    def test_the_notice_alone_keeps_no_promise(self):
        case = self._paper_case(
            regime_id=self.env.ref("apk_case.regime_order_only").id,
            chosen_channel_id=self._channel("gospublic").id,
        )
        mine = case.with_user(self.specialist)
        mine.answer_body = "<p>Ответ.</p>"
        mine.action_send_answer()
        deliveries = {d.role: d for d in self._deliveries(case, "answer")}
        deliveries["notice"].with_user(self.registrar).action_mark_sent()
        self.assertFalse(case._deadline("answer").fulfilled_at)
        deliveries["chosen"].with_user(self.registrar).action_mark_sent()
        self.assertTrue(case._deadline("answer").fulfilled_at)

    def test_a_new_status_is_notified_by_the_chosen_channel(self):
        case = self._paper_case(chosen_channel_id=self._channel("email").id)
        case.with_user(self.specialist).action_take()
        notice = self._deliveries(case, "status_notice")
        self.assertEqual(notice.channel_id.code, "email")
        self.assertIn("рассматривает специалист", notice.body)

    def test_no_postal_item_is_written_about_every_step(self):
        case = self._paper_case()
        case.with_user(self.specialist).action_take()
        self.assertFalse(self._deliveries(case, "status_notice"))

    def test_a_failed_notice_leaves_by_the_next_channel_at_once(self):
        case = self._paper_case(
            regime_id=self.env.ref("apk_case.regime_order_only").id,
            chosen_channel_id=self._channel("email").id,
        )
        notice = self._deliveries(case, "first_reply")
        notice._fail("550 User unknown")
        ways = self._deliveries(case, "first_reply").sorted("id")
        self.assertEqual(ways.mapped("channel_id.code"), ["email", "post"])
        self.assertEqual(ways.mapped("state"), ["failed", "queued"])
        ways[1]._fail("returned")
        self.assertEqual(len(self._deliveries(case, "first_reply")), 2)

    def test_what_the_law_prescribes_has_no_substitute(self):
        case = self._paper_case()
        mine = case.with_user(self.specialist)
        self._channel("post").fallback_channel_id = self._channel("email")
        mine.answer_body = "<p>Ответ.</p>"
        mine.action_send_answer()
        self._deliveries(case, "answer")._fail("returned")
        self.assertEqual(len(self._deliveries(case, "answer")), 1)

    def test_nothing_chosen_means_the_way_the_message_came(self):
        case = self._paper_case(regime_id=self.env.ref("apk_case.regime_order_only").id)
        self.assertEqual(self._plan(case, "first_reply"), [("chosen", "post")])

    def test_a_channel_that_cannot_notify_gives_way_to_the_post(self):
        case = self._paper_case(
            regime_id=self.env.ref("apk_case.regime_order_only").id,
            intake_channel_id=self._channel("site").id,
        )
        self.assertEqual(self._plan(case, "first_reply"), [("chosen", "post")])

    def test_a_change_of_the_preferred_channel_leaves_a_trace_on_the_card(self):
        self.cr.flush()  # the client has been there before: a new record has no changes to tell
        self.client.with_user(self.registrar).chosen_channel_id = self._channel("post")
        self.cr.flush()
        note = self.client.message_ids[:1]
        self.assertEqual(note.author_id, self.registrar.partner_id)
        self.assertEqual(note.sudo().tracking_value_ids.new_value_char, "Почта")
