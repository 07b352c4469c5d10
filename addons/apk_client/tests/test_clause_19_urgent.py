"""п. 19: an urgent message is answered not later than the 5th working day after its receipt."""

from datetime import date, datetime

from odoo.tests import freeze_time, tagged

from ..exceptions import UrgentTermTooLate
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause19Urgent(CaseCommon):
    @freeze_time("2027-02-19 14:40:00")  # Fri 17:40 in Kostroma, the working Saturday 20.02 follows
    def test_the_working_saturday_counts(self):
        case = self._paper_letter(urgency="urgent")
        # до конца дня Пн 01.03.2027
        self.assertEqual(case._deadline("urgent_answer").due_at, datetime(2027, 3, 1, 21))

    def test_marked_urgent_later_the_term_still_runs_from_receipt(self):
        with freeze_time("2026-11-20 14:40:00"):  # Fri 17:40 in Kostroma
            case = self._paper_letter()
            self.assertFalse(case._deadline("urgent_answer"))
        with freeze_time("2026-11-25 09:00:00"):  # Wed 12:00 in Kostroma
            case.urgency = "urgent"
        self.assertEqual(case._deadline("urgent_answer").due_at, datetime(2026, 11, 27, 21))
        self.assertEqual(case.next_due_at, datetime(2026, 11, 23, 14, 40))

    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_the_client_is_promised_the_earlier_of_two_terms(self):
        case = self._paper_letter(urgency="urgent")
        self.assertEqual(case.answer_term_spoken, "конца дня 27 ноября 2026 г.")

    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_the_term_may_be_earlier_by_content_but_never_later(self):
        case = self._paper_letter(urgency="urgent")
        case.urgent_until = date(2026, 11, 24)  # Tue
        self.assertEqual(case._deadline("urgent_answer").due_at, datetime(2026, 11, 24, 21))
        for day in (
            date(2026, 11, 28),
            date(2026, 11, 19),
        ):  # Sat after the bound, Thu before the receipt
            with self.assertRaisesRegex(UrgentTermTooLate, "27 ноября 2026"):
                case.urgent_until = day

    def test_judged_ordinary_again_nothing_urgent_is_owed(self):
        case = self._paper_letter(urgency="urgent")
        case.urgency = "ordinary"
        self.assertEqual(case._deadline("urgent_answer").state, "lifted")
        case.urgency = "urgent"
        self.assertEqual(len(case._owed_deadline("urgent_answer")), 1)
