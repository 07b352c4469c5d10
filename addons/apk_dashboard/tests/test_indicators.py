"""Point 4 of the Order's body: every indicator against rows that were counted by hand."""

from datetime import date

from odoo.tests import freeze_time, new_test_user, tagged

from ..models.indicator.catalogue import INDICATORS
from ..models.indicator.filters import Filters
from .common import QUARTER, FiguresCommon

KEPT, DUE, LATE = "2026-08-04 09:00:00", "2026-08-05 09:00:00", "2026-08-05 09:00:01"


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 08:00:00")  # Fri 11:00 in Kostroma
class TestIndicators(FiguresCommon):
    def setUp(self):
        super().setUp()
        self.case = self._message()

    def test_a_first_reply_is_kept_late_or_owed(self):
        """п. 20; the last second of the quarter of Kostroma belongs to it, the next one does not."""
        self._term(self.case, "first_reply", DUE, KEPT)
        self._term(self.case, "first_reply", DUE, DUE)
        self._term(self.case, "first_reply", DUE, LATE)
        self._term(self.case, "first_reply", "2026-09-30 20:59:59", KEPT)
        self._term(self.case, "first_reply", "2026-09-30 21:00:00", KEPT)
        self._term(self.case, "first_reply", "2026-06-30 20:59:59", KEPT)
        self._term(self._message(), "first_reply", DUE)
        self._term(self._message(), "first_reply", DUE, waived_at=DUE)
        self._term(self._message(), "first_reply", DUE, paused_at=DUE)
        self.assertEqual(self._pair(self._figures(), "first_reply"), (3, 5))

    def test_a_term_that_has_not_ended_is_not_counted(self):
        self._term(self.case, "first_reply", "2026-11-20 07:59:59", KEPT)
        self._term(self._message(), "first_reply", "2026-11-20 08:00:01", KEPT)
        this_quarter = Filters(date(2026, 10, 1), date(2027, 1, 1))
        self.assertEqual(self._pair(self._figures(filters=this_quarter), "first_reply"), (1, 1))

    def test_messages_with_inadmissible_behaviour_are_counted_apart(self):
        """п. 19, 20: the notice is their first reply."""
        self._term(self.case, "first_reply", DUE, KEPT)
        self._term(self.case, "abuse_notice", DUE, LATE)
        figures = self._figures()
        self.assertEqual(self._pair(figures, "first_reply"), (0, 0))
        self.assertEqual(self._pair(figures, "abuse"), (0, 1))
        self.assertEqual(figures["first_reply"]["value"], "—")

    def test_urgent_messages_and_removable_reasons(self):
        """п. 19, п. 8."""
        self._term(self.case, "urgent_answer", DUE, KEPT)
        self._term(self.case, "urgent_answer", DUE, LATE)
        self._term(self.case, "fixable_contact", DUE, DUE)
        figures = self._figures()
        self.assertEqual(self._pair(figures, "urgent"), (1, 2))
        self.assertEqual(self._pair(figures, "fixable"), (1, 1))
        self.assertEqual(figures["fixable"]["percent"], 100)

    def test_answers_by_the_law_and_their_days(self):
        """п. 30: registered on Fri 20.11; answered on the same day, on the fourth and on the twelfth."""
        for done in ("2026-11-20 20:59:00", "2026-11-20 21:01:00", "2026-12-01 09:00:00"):
            self._term(self.case, "answer", "2026-12-20 21:00:00", done)
        self._term(self._message(), "answer", "2026-12-20 21:00:00")
        with freeze_time("2027-01-15 08:00:00"):  # Fri 11:00
            figures = self._figures(filters=Filters(date(2026, 12, 1), date(2027, 1, 1)))
        self.assertEqual(self._pair(figures, "answer"), (3, 4))
        self.assertRegex(figures["answer_days"]["value"], r"^4,0\b.*\(1\)")

    def test_messages_received_and_repeated(self):
        """п. 66"""
        first = self._message(received_at="2026-09-01 07:00:00")
        self._message(received_at="2026-09-02 07:00:00", repeats_id=first.id)
        self._message(received_at="2026-10-02 07:00:00", repeats_id=first.id)
        figures = self._figures()
        self.assertEqual(figures["received"]["whole"], 2)
        self.assertEqual(self._pair(figures, "repeated"), (1, 2))

    def test_an_answer_is_repeated_by_the_chosen_channel(self):
        """п. 21, 25: two messages owe a copy, one copy has left."""
        for state in ("sent", "failed"):
            case = self._message()
            case.sudo().answered_at = "2026-09-10 07:00:00"
            for role, sent in (("mandatory", "sent"), ("additional", state)):
                self.env["apk.delivery"].create(
                    {
                        "case_id": case.id,
                        "document": "answer",
                        "role": role,
                        "channel_id": self._channel("email" if role == "additional" else "post").id,
                        "state": sent,
                    }
                )
        self.assertEqual(self._pair(self._figures(), "copy"), (1, 2))

    def test_what_became_of_the_questions(self):
        """59-ФЗ, ст. 10; Указ № 171: of six questions over in the quarter, and of one that was over a day too late."""
        over = (
            ("supported", True), ("supported", False), ("explained", False), ("not_supported", False),
            ("referred", False), ("answered_author", False),
        )  # fmt: skip
        days = [*(("2026-09-30", *one) for one in over), ("2026-10-01", "supported", True)]
        for day, result, measures in days:
            question = self._message().sudo().question_ids
            question.write({"result": result, "measures_taken": measures})
            question.ended_on = day
        figures = self._figures()
        self.assertEqual(figures["considered"]["whole"], 6)
        self.assertEqual(self._pair(figures, "supported"), (2, 4))
        self.assertEqual(self._pair(figures, "measures_taken"), (1, 2))
        self.assertEqual(figures["measures_taken"]["rest"], 1)
        self.assertEqual(self._pair(figures, "explained"), (1, 4))
        self.assertEqual(self._pair(figures, "not_supported"), (1, 4))
        self.assertEqual(self._pair(figures, "referred"), (1, 6))

    def test_forwarding_within_seven_days(self):
        """59-ФЗ, ст. 8, ч. 3 и 4."""
        self._term(self.case, "forward", DUE, KEPT)
        self._term(self.case, "forward", DUE, LATE)
        self.assertEqual(self._pair(self._figures(), "forward"), (1, 2))

    def _call(self, started, **values):
        return self.env["apk.call"].create(
            {"phone": "+79100000001", "started_at": started, **values}
        )

    def test_calls_in_and_out_of_hours(self):
        """п. 38, 41, 43, 70: five calls of a Thursday in September, two of them in vain, one in the night."""
        answered = {"answered_at": "2026-09-03 07:00:10", "ended_at": "2026-09-03 07:03:00"}
        self._call(
            "2026-09-03 07:00:00", **answered, outcome="answered", finished_at=answered["ended_at"]
        )
        transferred = self._call("2026-09-03 07:00:00", **answered, outcome="transferred")
        expert = self.env["apk.line.expert"].create(
            {"name": "Лебедев О. В.", "phone": "+7 (4942) 55-16-40"}
        )
        self.env["apk.call.transfer"].create(
            {"call_id": transferred.id, "expert_id": expert.id, "kind": "transferred", "number": 1}
        )
        for hour in ("07", "08", "22"):
            self._call(f"2026-09-03 {hour}:00:00", ended_at=f"2026-09-03 {hour}:00:30")
        figures = self._figures()
        self.assertEqual(self._pair(figures, "missed"), (2, 4))
        self.assertEqual(self._pair(figures, "first_contact"), (1, 2))
        self.assertEqual(figures["transfers"]["value"], "0,5")
        self.assertEqual(figures["too_many_transfers"]["value"], "0")
        self.assertEqual(figures["called_back"]["whole"], 2)

    def test_promised_callbacks(self):
        """п. 39"""
        callback = self.env["apk.callback"].create(
            {"origin": "promised", "phone": "+79100000001", "promised_until": "2026-12-01 09:00:00"}
        )
        callback.sudo().deadline_ids.unlink()
        self._term(callback, "callback", DUE, KEPT)
        self.assertEqual(self._pair(self._figures(), "callback"), (1, 1))

    def test_reviews_and_measures(self):
        """п. 49, 84"""
        review = self.env["apk.knowledge.review"].create(
            {"unit_id": self.unit.id, "kind": "extra", "due_on": "2026-12-01"}
        )
        measure = self.env["apk.measure"].create(
            {
                "name": "Вывеска", "problem": "Не нашли вход", "due_on": "2026-12-01",
                "unit_id": self.unit.id, "responsible_id": self.head.id,
            }
        )  # fmt: skip
        (review | review).sudo().deadline_ids.unlink()
        measure.sudo().deadline_ids.unlink()
        self._term(review, "knowledge_review", DUE, LATE)
        self._term(measure, "feedback_measure", DUE, KEPT)
        figures = self._figures()
        self.assertEqual(self._pair(figures, "review"), (0, 1))
        self.assertEqual(self._pair(figures, "measure"), (1, 1))
        mine = self._figures(filters=Filters(QUARTER.first, QUARTER.end, {"unit": self.unit.id}))
        self.assertEqual(self._pair(mine, "review"), (0, 1))
        others = self._figures(
            filters=Filters(QUARTER.first, QUARTER.end, {"unit": self.other_unit.id})
        )
        self.assertEqual(self._pair(others, "review"), (0, 0))

    def test_functions_with_all_kinds_of_articles(self):
        """п. 47, 48: the same as the screen of the coverage shows."""
        functions = self.env["apk.function"].search([])
        covered = functions.filtered("is_covered")
        self.assertEqual(self._pair(self._figures(), "coverage"), (len(covered), len(functions)))

    def test_operators_with_a_valid_training(self):
        """п. 32-34: one was trained two months ago, one never."""
        trained = new_test_user(self.env, "t-trained", "apk_base.group_operator")
        new_test_user(self.env, "t-untrained", "apk_base.group_operator")
        session = self.env["apk.training.session"].create(
            {
                "programme_id": self.env.ref("apk_line.programme_initial").id,
                "starts_at": "2026-10-01 07:00:00",
                "record_ids": [(0, 0, {"user_id": trained.id})],
            }
        )
        session.action_hold()
        part, whole = self._pair(self._figures(), "trained")
        operators = self.env["apk.line"]._operators()
        self.assertEqual(whole, len(operators))
        records = self.env["apk.training.record"]
        valid = [one for one in operators if records._may_take_calls(one, date(2026, 11, 20))]
        self.assertEqual(part, len(valid))
        self.assertLess(part, whole)

    def test_questionnaires_are_counted_by_whole_quarters_and_by_nothing_else(self):
        """п. 80, 84: neither a unit nor a channel narrows them, so that nobody learns whose they are."""
        studies = self.env["apk.answer.study"]
        for quarter, state in (
            ("2026-07-01", "studied"),
            ("2026-07-01", "new"),
            ("2026-10-01", "new"),
        ):
            studies.create({"quarter": quarter, "state": state, "unit_id": self.unit.id})
        may = Filters(date(2026, 8, 5), date(2026, 8, 6))
        self.assertEqual(self._pair(self._figures(filters=may), "studied"), (1, 2))
        narrowed = Filters(QUARTER.first, QUARTER.end, {"unit": self.unit.id})
        self.assertTrue(self._figures(filters=narrowed)["studied"]["is_left_out"])

    def _visit(self, state, **values):
        return self.env["apk.visit"].create(
            {
                "place_id": self.env.ref("apk_visit.place_buy").id,
                "service_id": self.env.ref("apk_visit.service_consultation").id,
                "partner_id": self.client.id,
                "starts_at": "2026-09-08 07:00:00",
                "ends_at": "2026-09-08 07:30:00",
                "state": state,
                "unit_id": self.unit.id,
                **values,
            }
        )

    def test_visits_booked_attended_cancelled_and_offered_to_rate(self):
        """п. 53-61"""
        self._visit("done", rating_offer="qr")
        self._visit("done", rating_offer="declined")
        self._visit("missed")
        self._visit("cancelled")
        self._visit("draft")
        figures = self._figures()
        self.assertEqual(figures["booked"]["whole"], 4)
        self.assertEqual(self._pair(figures, "came"), (2, 3))
        self.assertEqual(self._pair(figures, "cancelled"), (1, 4))
        self.assertEqual(self._pair(figures, "rating_offered"), (1, 2))

    def test_every_indicator_is_counted_for_the_controller(self):
        self.assertEqual(self._figures().keys(), {one.code for one in INDICATORS})

    def test_a_head_gets_the_figures_of_the_own_unit_and_no_part_shown_as_the_whole(self):
        self._term(self.case, "answer", DUE, KEPT)
        self._term(self._message(unit_id=self.other_unit.id), "answer", DUE, LATE)
        figures = self._figures(self.head)
        self.assertEqual(self._pair(figures, "answer"), (1, 1))
        self.assertEqual(self._pair(self._figures(self.stranger), "answer"), (0, 1))
        self.assertNotIn("missed", figures)
        self.assertNotIn("consents", figures)

    def test_behind_each_side_of_a_figure_stand_as_many_records(self):
        self._term(self.case, "answer", DUE, KEPT)
        self._term(self.case, "answer", DUE, LATE)
        self._term(self._message(), "answer", DUE)
        figures = self._figures()
        indicators = self.env["apk.indicator"].with_user(self.controller)
        for code, figure in figures.items():
            if code == "trained":
                continue
            for side in ("whole", "part", "rest"):
                model, domain = indicators._behind(code, side, QUARTER)
                count = indicators.env[model].search_count(domain)
                with self.subTest(code=code, side=side):
                    expected = figure[side]
                    if expected is not None and (side != "rest" or figure["is_short"]):
                        self.assertEqual(count, expected)
