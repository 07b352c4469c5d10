"""п. 21; 59-ФЗ, ст. 8: forwarding to the competent body with a notice to the client."""

from datetime import date, datetime

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused

from ..messages import ALREADY_FORWARDED, FORWARDED_IN_THE_FUTURE
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause21Forwarding(CaseCommon):
    def _forward(self, case, **values):
        wizard = self.env["apk.case.forward"].with_user(self.specialist)
        wizard.create(
            {
                "case_id": case.id,
                "body": "Министерство труда",
                "contacts": "тел. 12-34-56",
                "ground": "оно назначает пособия.",
                "number": "15-02/318",
                **values,
            }
        ).action_forward()

    def test_the_client_reads_who_decides_why_and_how_to_reach_them(self):
        case = self._paper_case()
        self._forward(case)
        body = self._deliveries(case, "forward_notice")[:1].body
        for words in ("Министерство труда", "Оно назначает пособия.", "12-34-56", case.name):
            self.assertIn(words, body)

    def test_the_notice_leaves_by_the_mandatory_channel_and_the_chosen_one(self):
        case = self._paper_case(chosen_channel_id=self._channel("email").id)
        self._forward(case)
        roles = {d.role: d.channel_id.code for d in self._deliveries(case, "forward_notice")}
        self.assertEqual(roles, {"mandatory": "post", "additional": "email"})

    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_seven_days_from_registration(self):
        case = self._paper_case()
        self._forward(case)
        self.assertEqual(case._deadline("forward").due_at, datetime(2026, 11, 27, 21))

    def test_an_answer_is_no_longer_owed(self):
        case = self._paper_case(urgency="urgent")
        self._forward(case)
        lifted = case.deadline_ids.filtered("waived_at")
        self.assertEqual(set(lifted.mapped("kind")), {"answer", "urgent_answer"})
        self._deliveries(case, "forward_notice").with_user(self.registrar).action_mark_sent()
        self.assertEqual((case.state, case.next_due_at), ("forwarded", False))
        self.assertEqual(case._deadline("forward").state, "fulfilled")

    def test_the_body_is_not_typed_in_past_the_notice(self):
        with refused(self, FILLED_BY_THE_SYSTEM):
            self._paper_case().with_user(self.specialist).forwarded_to = "Кто-то"

    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_the_client_reads_by_which_cover_note_the_message_went(self):
        case = self._paper_case()
        self._forward(case, sent_on=date(2026, 11, 19))
        body = self._deliveries(case, "forward_notice")[:1].body
        self.assertIn("19 ноября 2026 г., исх. № 15-02/318", body)
        self.assertEqual(
            (case.forwarded_number, case.forwarded_on), ("15-02/318", date(2026, 11, 19))
        )

    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_a_cover_note_that_has_not_left_is_not_reported(self):
        case = self._paper_case()
        with refused(self, FORWARDED_IN_THE_FUTURE, "not come yet"):
            self._forward(case, sent_on=date(2026, 11, 21))
        self.assertFalse(self._deliveries(case, "forward_notice"))

    def test_a_second_forwarding_waits_until_the_client_knows_of_the_first(self):
        case = self._paper_case()
        self._forward(case)
        with refused(self, ALREADY_FORWARDED, "Министерство труда"):
            self._forward(case, body="Прокуратура")
        self.assertEqual(case.forwarded_to, "Министерство труда")
