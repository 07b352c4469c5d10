"""п. 19: an urgent message is answered not later than the 5th working day after its receipt."""

from datetime import date, datetime

from odoo.tests import Form, freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import URGENCY_NOT_ASSESSED, URGENCY_WITHOUT_REASON, URGENT_TERM_TOO_LATE
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause19Urgent(CaseCommon):
    @freeze_time("2027-02-19 14:40:00")  # Fri 17:40 in Kostroma, the working Saturday 20.02 follows
    def test_the_working_saturday_counts(self):
        case = self._paper_case(urgency="urgent")
        # до конца дня Пн 01.03.2027
        self.assertEqual(case._deadline("urgent_answer").due_at, datetime(2027, 3, 1, 21))

    def test_marked_urgent_later_the_term_still_runs_from_receipt(self):
        with freeze_time("2026-11-20 14:40:00"):  # Fri 17:40 in Kostroma
            case = self._paper_case()
            self.assertFalse(case._deadline("urgent_answer"))
        with freeze_time("2026-11-25 09:00:00"):  # Wed 12:00 in Kostroma
            case.write({"urgency": "urgent", "urgency_reason": "Скот гибнет сейчас"})
        self.assertEqual(case._deadline("urgent_answer").due_at, datetime(2026, 11, 27, 21))
        self.assertEqual(case.next_due_at, datetime(2026, 11, 23, 14, 40))

    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_the_client_is_promised_the_earlier_of_two_terms(self):
        case = self._paper_case(urgency="urgent")
        self.assertEqual(case.answer_term_text, "конца дня 27 ноября 2026 г.")

    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_the_term_may_be_earlier_by_content_but_never_later(self):
        case = self._paper_case(urgency="urgent")
        case.urgent_until = date(2026, 11, 24)  # Tue
        self.assertEqual(case._deadline("urgent_answer").due_at, datetime(2026, 11, 24, 21))
        for day in (
            date(2026, 11, 28),
            date(2026, 11, 19),
        ):  # Sat after the bound, Thu before the receipt
            with refused(self, URGENT_TERM_TOO_LATE, "27 ноября 2026"):
                case.urgent_until = day

    def test_judged_ordinary_again_nothing_urgent_is_owed(self):
        case = self._paper_case(urgency="urgent")
        case.urgency = "ordinary"
        self.assertEqual(case._deadline("urgent_answer").state, "waived")
        case.write({"urgency": "urgent", "urgency_reason": "Скот гибнет сейчас"})
        self.assertEqual(len(case._open_deadline_of("urgent_answer")), 1)

    def test_another_judgement_than_the_proposed_one_needs_words_of_its_own(self):
        case = self._paper_case(urgency=False, urgency_reason=False)
        for reason in ({}, {"urgency_reason": False}, {"urgency_reason": "  "}):
            with refused(self, URGENCY_WITHOUT_REASON, "clause 19"):
                case.write({"urgency": "urgent", **reason})
        case.write({"urgency": "urgent", "urgency_reason": "Скот гибнет сейчас"})
        with refused(self, URGENCY_WITHOUT_REASON):
            case.urgency_reason = False

    def test_a_message_is_not_registered_as_urgent_without_a_reason(self):
        with refused(self, URGENCY_WITHOUT_REASON):
            self._paper_case(urgency="urgent", urgency_reason=False)

    def test_who_agrees_with_the_proposal_takes_its_reason_over(self):
        case = self._paper_case(urgency=False, urgency_reason=False)
        proposed = case.suggestion_ids.filtered(lambda s: s.aspect == "urgency")
        case.urgency = proposed.value
        self.assertEqual(case.urgency_reason, proposed.reason)

    def test_a_reason_of_the_former_judgement_does_not_stand_for_the_new_one(self):
        case = self._paper_case()
        with refused(self, URGENCY_WITHOUT_REASON):
            case.urgency = "urgent"

    def test_the_form_asks_for_the_reason_and_offers_the_proposed_one(self):
        case = self._paper_case(urgency=False, urgency_reason=False)
        proposed = case.suggestion_ids.filtered(lambda s: s.aspect == "urgency")
        with Form(case.with_user(self.registrar)) as form:
            form.urgency = "urgent"
            self.assertFalse(form.urgency_reason)
            with self.assertRaisesRegex(AssertionError, "urgency_reason is a required field"):
                form.save()
            form.urgency = "ordinary"
            self.assertEqual(form.urgency_reason, proposed.reason)

    def test_nothing_is_forwarded_before_its_urgency_is_judged(self):
        case = self._paper_case(urgency=False, urgency_reason=False)
        with refused(self, URGENCY_NOT_ASSESSED):
            case._forward("ГЖИ", "тел. 1", "Не наше", "ИСХ-1", date(2026, 1, 12))

    def test_a_decision_not_to_answer_judges_the_urgency_as_well(self):
        case = self._paper_case(urgency=False, urgency_reason=False)
        case.with_user(self.head)._close_without_answer("Клиент благодарит")
        self.assertEqual((case.urgency, case.urgency_reason), ("ordinary", "Клиент благодарит"))
