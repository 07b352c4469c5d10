"""п. 6: one history of a client, only added to; messages are kept."""

from odoo.tests import tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import CASE_IS_KEPT, CLIENT_IS_KEPT, HISTORY_IS_APPEND_ONLY

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause06History(CaseCommon):
    def _history(self):
        lines = self.env["apk.interaction"].search([("partner_id", "=", self.client.id)])
        return [(line.kind, line.channel_id.code) for line in reversed(lines)]

    def test_the_road_of_a_postal_item_is_in_the_history(self):
        case = self._paper_case()
        case.with_user(self.specialist).action_take()
        case.with_user(self.specialist).answer_body = "<p>Нужны паспорт и смета.</p>"
        case.with_user(self.specialist).action_send_answer()
        self._deliveries(case, "first_reply").with_user(self.registrar).action_mark_sent()
        self._deliveries(case, "answer").with_user(self.registrar).action_mark_sent()
        self.assertEqual(
            self._history(),
            [
                ("message_in", "post"),
                ("status", False),
                ("notice_out", "post"),
                ("notice_out", "post"),
            ],
        )

    def test_nobody_edits_the_history(self):
        self._paper_case()
        line = self.env["apk.interaction"].search([("partner_id", "=", self.client.id)], limit=1)
        with refused(self, HISTORY_IS_APPEND_ONLY, "only added to"):
            line.summary = "другое"
        with refused(self, HISTORY_IS_APPEND_ONLY, "only added to"):
            line.unlink()

    def test_nobody_deletes_a_message(self):
        case = self._paper_case()
        with refused(self, CASE_IS_KEPT, "five years"):
            case.sudo().unlink()

    def test_nobody_deletes_a_client_with_a_history(self):
        self._paper_case()
        with refused(self, CLIENT_IS_KEPT, "five years"):
            self.client.sudo().unlink()
