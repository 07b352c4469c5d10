"""п. 5, 25: who has chosen text messages gets short notices, and the operator's reports are the proof."""

from odoo.tests import tagged

from odoo.addons.apk_case.tests.common import CaseCommon
from odoo.addons.sms.tests.common import MockSMS


@tagged("post_install", "-at_install")
class TestClause25TextMessages(CaseCommon, MockSMS):
    def setUp(self):
        super().setUp()
        self.channel = self.env.ref("apk_sms.channel_sms")
        self.channel.active = True
        self.regime = self.env.ref("apk_case.regime_order_only").id

    def _sent(self, **gateway):
        with self.mockSMSGateway(**gateway):
            case = self._paper_case(chosen_channel_id=self.channel.id, regime_id=self.regime)
            self._run("sms.ir_cron_sms_scheduler_action")
        return case, self._deliveries(case, "first_reply").filtered(
            lambda d: d.channel_id == self.channel
        )

    def _report(self, status):
        """What the operator posts to Odoo later, over HTTP."""
        uuid = self.env["sms.tracker"].search([], order="id desc", limit=1).sms_uuid
        reports = [{"sms_status": status, "uuids": [uuid]}]
        self.make_jsonrpc_request("/sms/status", {"message_statuses": reports})
        self.env.invalidate_all()

    def test_the_text_is_short_and_leads_to_the_status(self):
        case, delivery = self._sent()
        (message,) = self._sms
        self.assertEqual(message["number"], "+79101234567")
        self.assertIn(case.name, message["body"])
        self.assertIn(f"/apk/case/{case.id}/", message["body"])
        self.assertLess(len(message["body"]), 500)
        self.assertEqual(delivery.address, "+79101234567")

    def test_left_then_arrived(self):
        case, delivery = self._sent()
        self.assertEqual(delivery.state, "sent")
        self.assertTrue(case._deadline("first_reply").fulfilled_at)
        self._report("delivered")
        self.assertEqual(delivery.state, "delivered")
        self.assertTrue(delivery.delivered_at)

    def test_what_the_operator_could_not_deliver_goes_by_e_mail_at_once(self):
        case, delivery = self._sent()
        self._report("not_delivered")
        self.assertEqual(delivery.state, "failed")
        self.assertFalse(case._deadline("first_reply").fulfilled_at)
        email = self._deliveries(case, "first_reply") - delivery
        self.assertEqual(email.channel_id.code, "email")
        self._run("apk_client.ir_cron_send_deliveries")
        self.assertTrue(case._deadline("first_reply").fulfilled_at)

    def test_an_operator_out_of_reach_is_a_failure_not_a_silence(self):
        _case, delivery = self._sent(sim_error="jsonrpc_exception")
        self.assertEqual(delivery.state, "failed")
        self.assertTrue(delivery.failure)

    def test_a_person_sends_it_again(self):
        _case, delivery = self._sent(sim_error="wrong_number_format")
        self.client.phone = "+7 910 765-43-21"
        with self.mockSMSGateway():
            delivery.with_user(self.registrar).action_send_again()
            self._run("sms.ir_cron_sms_scheduler_action")
        self.assertEqual((delivery.state, delivery.address), ("sent", "+79107654321"))

    def test_an_answer_with_personal_data_does_not_leave_by_text_message(self):
        with self.mockSMSGateway():
            case = self._paper_case(chosen_channel_id=self.channel.id, regime_id=self.regime)
            mine = case.with_user(self.specialist)
            mine.answer_body = "<p>Иванову Петру отказано в субсидии.</p>"
            mine.action_send_answer()
            self._run("sms.ir_cron_sms_scheduler_action")
        texts = " ".join(message["body"] for message in self._sms)
        self.assertNotIn("Иванов", texts)
        roles = {(d.role, d.channel_id.code) for d in self._deliveries(case, "answer")}
        self.assertIn(("notice", "sms"), roles)
