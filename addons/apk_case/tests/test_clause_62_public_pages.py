"""п. 62: in social networks and messengers a client asks, is registered and is answered like anywhere else."""

from odoo.tests import tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause62PublicPages(CaseCommon):
    def _asked_in_a_network(self, **values):
        return self._paper_case(
            intake_channel_id=self._channel("gospublic").id,
            regime_id=self.env.ref("apk_case.regime_order_only").id,
            **values,
        )

    def test_a_question_there_is_a_message_with_a_number_and_a_first_reply_there(self):
        case = self._asked_in_a_network()
        self.assertRegex(case.name, r"^СП-\d{4}/\d{6}$")
        reply = self._deliveries(case, "first_reply")
        self.assertEqual((reply.channel_id.code, reply.transport), ("gospublic", "task"))
        self.assertIn(case.name, reply.body)

    def test_the_answer_goes_where_personal_data_may_and_a_notice_of_it_into_the_network(self):
        case = self._asked_in_a_network()
        mine = case.with_user(self.specialist)
        mine.action_take()
        mine.answer_body = "<p>Иванов Пётр, вам положена субсидия.</p>"
        mine.action_send_answer()
        sent = self._deliveries(case, "answer")
        notice = sent.filtered(lambda one: one.role == "notice")
        self.assertEqual((sent - notice).channel_id.code, "email")
        self.assertIn("положена", (sent - notice).body)
        self.assertEqual(notice.channel_id.code, "gospublic")
        self.assertNotIn("положена", notice.body)

    def test_who_has_left_no_other_address_is_answered_in_person(self):
        nameless = self.env["res.partner"].create({"name": "vk.com/ivan"})
        case = self._asked_in_a_network(partner_id=nameless.id)
        plan = [channel.code for role, channel in case._delivery_plan("answer") if role != "notice"]
        self.assertEqual(plan, ["hand"])
