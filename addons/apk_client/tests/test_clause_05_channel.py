"""п. 5, 21, 25: the client's own channel beside the one that the law prescribes."""

from odoo.tests import tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause05Channel(CaseCommon):
    def _plan(self, case, document):
        return [(role, channel.code) for role, channel in case._delivery_plan(document)]

    def test_the_preferred_channel_of_the_client_is_offered_for_a_new_message(self):
        self.client.chosen_channel_id = self._channel("email")
        self.assertEqual(self._paper_letter().chosen_channel_id.code, "email")

    def test_one_mandatory_channel_and_a_copy_by_the_chosen_one(self):
        case = self._paper_letter(chosen_channel_id=self._channel("email").id)
        self.assertEqual(
            self._plan(case, "answer"), [("mandatory", "post"), ("additional", "email")]
        )

    def test_a_regime_without_a_mandatory_channel_leaves_the_choice_to_the_client(self):
        case = self._paper_letter(
            regime_id=self.env.ref("apk_client.regime_order_only").id,
            chosen_channel_id=self._channel("phone").id,
        )
        self.assertEqual(self._plan(case, "answer"), [("chosen", "phone")])

    def test_nothing_chosen_means_the_way_the_message_came(self):
        case = self._paper_letter(regime_id=self.env.ref("apk_client.regime_order_only").id)
        self.assertEqual(self._plan(case, "first_reply"), [("chosen", "post")])

    def test_a_channel_that_cannot_notify_gives_way_to_the_post(self):
        case = self._paper_letter(
            regime_id=self.env.ref("apk_client.regime_order_only").id,
            intake_channel_id=self._channel("site").id,
        )
        self.assertEqual(self._plan(case, "first_reply"), [("chosen", "post")])
