"""п. 18: the journal of registration says who wrote, what became of it and by which answer."""

from lxml import etree

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import RESULT_NEEDS_GROUND
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestJournal(CaseCommon):
    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_a_line_tells_of_the_client_the_first_reply_and_the_answer(self):
        segment = self.env["apk.segment"].search([], limit=1)
        self.client.write({"apk_client_type": "kfh", "apk_segment_ids": [(6, 0, segment.ids)]})
        case = self._paper_case(chosen_channel_id=self._channel("email").id)
        self._deliveries(case, "first_reply").with_user(self.registrar).filtered(
            lambda delivery: delivery.transport == "task"
        ).action_mark_sent()
        self._run("apk_client.ir_cron_send_deliveries")
        case.with_user(self.specialist).write({"answer_body": "<p>Субсидию дают на молоко.</p>"})
        case.with_user(self.specialist).action_take()
        case.with_user(self.specialist).action_send_answer()
        self._run("apk_client.ir_cron_send_deliveries")
        answer = self._deliveries(case, "answer").filtered(lambda d: d.transport == "task")
        answer.with_user(self.registrar).action_mark_sent()
        line = case.with_user(self.registrar)
        self.assertEqual(
            line.client_contacts, "ул. Ленина, д. 1, Буй; +7 910 123-45-67; ivanov@client.test"
        )
        self.assertEqual((line.client_type, line.client_segment_ids), ("kfh", segment))
        self.assertEqual(str(line.first_reply_at), "2026-11-20 14:40:00")
        self.assertEqual(set(line.answer_channels.split(", ")), {"Почта", "Электронная почта"})
        self.assertIn(answer.register_number, line.answer_number)

    def test_the_columns_of_the_journal_can_be_taken_away_as_a_table(self):
        case = self._paper_case()
        view = self.env.ref("apk_case.apk_case_view_list_register")
        arch = etree.fromstring(case.with_user(self.registrar).get_view(view.id, "list")["arch"])
        names = arch.xpath("//field/@name")
        for name in ("client_contacts", "client_type", "classifier_code", "first_reply_at"):
            self.assertIn(name, names)
        for name in ("answer_number", "answer_channels", "forwarded_number", "result_ground"):
            self.assertIn(name, names)
        row = case.with_user(self.registrar).export_data(names)["datas"][0]
        self.assertEqual(len(row), len(names))
        self.assertIn("ул. Ленина, д. 1", row[names.index("client_contacts")])

    def test_nothing_stays_without_an_answer_without_a_ground(self):
        case = self._paper_case().with_user(self.specialist)
        with refused(self, RESULT_NEEDS_GROUND, "needs its ground"):
            case.result = "unanswered"
        case.write({"result": "unanswered", "result_ground": "59-ФЗ, ст. 11, ч. 1"})
        self.assertEqual(case.result_ground, "59-ФЗ, ст. 11, ч. 1")
