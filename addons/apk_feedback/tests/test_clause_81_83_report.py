"""п. 81, 83, 84: the analysis of a quarter and of a year, by nine parameters, internal, without groups under five."""

from datetime import date, datetime

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import (
    PERIOD_IS_RUNNING,
    REPORT_IS_FINAL,
    REPORT_NEEDS_ASSESSMENT,
    REPORT_NEEDS_CONCLUSIONS,
    REPORT_NEEDS_STUDY,
)
from ..models.analysis.report_sentences import sentences
from .common import OCTOBER, SUMMER, ReportCommon

JANUARY = "2027-01-11 09:00:00"  # Mon 12:00 in Kostroma


@tagged("post_install", "-at_install")
class TestClause81And83Report(ReportCommon):
    def test_the_index_is_the_share_of_fours_and_fives(self):
        self._summer_answers()
        figures = self._report().figures
        self.assertEqual(figures["answers"], [43, 0])
        self.assertEqual(figures["criteria"][0], [43, 30])
        self.assertEqual(figures["criteria"][1:], [None] * 8)

    def test_not_applicable_and_silence_are_in_no_denominator(self):
        form = self.env["apk.questionnaire"]._in_use("answer")
        with freeze_time(SUMMER):
            for mark in (5, 5, 4, 2, 1, -1, -1, -1, -1, -1):
                given = {"marks": {1: 5, 9: mark}}
                self.env["apk.answer"]._submit(
                    form.id, {"rated_subject": "answer"}, given, collection_mode="page"
                )
        self.assertEqual(self._report().figures["criteria"][8], [5, 3])

    def test_a_group_of_three_is_hidden_and_so_is_its_neighbour(self):
        self._summer_answers()
        rows = {row["label"]: row["cells"] for row in self._report().figures["breakdowns"]["area"]}
        names = {area.id: area.name for area in self.env["apk.area"].search([])}
        self.assertEqual(rows[names[self.support]][1], [30, 30])
        self.assertNotIn(names[self.appeal], rows)
        self.assertNotIn(names[self.service], rows, "43 − 30 − 10 would disclose the three")

    def test_under_five_answers_nothing_is_disclosed(self):
        with freeze_time(SUMMER):
            self._mark(1, times=4)
        figures = self._report().figures
        self.assertIsNone(figures["answers"])
        self.assertEqual(figures["criteria"], [None] * 9)

    def test_a_running_quarter_has_no_report(self):
        with refused(self, PERIOD_IS_RUNNING, "2027"):
            self._report(start=date(2026, 11, 24))

    def test_any_day_names_its_period(self):
        self.assertEqual(self._report(start=date(2026, 8, 12)).start, date(2026, 7, 1))
        year = self._report(JANUARY, kind="year", start=date(2026, 8, 12))
        self.assertEqual(year.start, date(2026, 1, 1))

    def test_the_year_adds_up_the_quarters_and_completes_none(self):
        self._summer_answers()
        with freeze_time("2026-11-23 09:00:00"):  # Mon
            self._mark(4, times=20, area_id=self.support)
            self._mark(4, times=20, area_id=self.appeal)
            self._mark(4, times=20, area_id=self.service)
        year = self._report(JANUARY, kind="year", assessment="Хорошо").figures
        self.assertEqual(year["criteria"][0], [103, 90])
        rows = {row["label"]: row["cells"][1] for row in year["breakdowns"]["area"]}
        appeal = self.env["apk.area"].browse(self.appeal).name
        self.assertNotIn(appeal, rows, "23 of the year less 20 of the autumn would be the three")

    def test_the_period_before_stands_beside(self):
        self._summer_answers()
        with freeze_time("2026-11-23 09:00:00"):  # Mon
            self._mark(5, times=40)
        report = self._report(JANUARY)
        self.assertEqual(report.figures["before"][0], [43, 30])
        self.assertIn("91–100", report.tables)  # the lower bound of forty out of forty

    def test_a_release_of_answers_loses_nothing_that_is_still_to_be_written(self):
        self._summer_answers()
        report = self._report()
        report.summary = "Сроки — главное."
        self.env["apk.answer"]._cron_release()
        self.env.flush_all()
        report.invalidate_recordset()
        self.assertEqual(report.summary, "Сроки — главное.")

    def test_a_confirmed_report_does_not_change(self):
        self._summer_answers()
        report = self._report(summary="Сроки — главное.")
        self._study_all()
        with freeze_time(OCTOBER):
            report.action_confirm()
        frozen = report.figures
        self.assertEqual(report.confirmed_on, date(2026, 10, 5))
        with refused(self, REPORT_IS_FINAL, "next period"):
            report.summary = "Иначе"
        with refused(self, REPORT_IS_FINAL, "next period"):
            report.action_count()
        with refused(self, REPORT_IS_FINAL, "next period"):
            report.unlink()
        self.assertEqual(report.figures, frozen)

    def test_the_year_is_not_confirmed_without_an_assessment(self):
        report = self._report(JANUARY, kind="year", summary="Сроки — главное.")
        with refused(self, REPORT_NEEDS_ASSESSMENT, "clause 81"):
            report.action_confirm()
        report.assessment = "Клиенты скорее довольны."
        report.action_confirm()
        self.assertEqual(report.state, "confirmed")

    def test_the_report_of_a_quarter_is_due_after_fifteen_working_days(self):
        [deadline] = self._report().deadline_ids
        self.assertEqual((deadline.kind, deadline.clause), ("feedback_quarter", "84"))
        self.assertEqual(
            deadline.due_at, datetime(2026, 10, 21, 21)
        )  # the midnight after Wed 21.10.

    def test_no_report_is_confirmed_while_an_answer_is_not_studied(self):
        """п. 84 «каждая анкета подлежит изучению»: 57 of 60 unstudied were once confirmed for ever."""
        self._summer_answers()
        report = self._report(summary="Сроки — главное.")
        self.assertEqual((report.received_count, report.unstudied_count), (43, 43))
        with refused(self, REPORT_NEEDS_STUDY, "0 of 43"):
            report.action_confirm()
        self.assertEqual(report.state, "draft")
        action = report.action_open_studies()
        studies = self.env["apk.answer.study"].with_user(self.officer).search(action["domain"])
        self.assertEqual(len(studies), 43)
        self._study_all()
        report.action_confirm()
        self.assertEqual(report.state, "confirmed")

    def test_no_report_is_confirmed_without_conclusions(self):
        report = self._report(summary=" ")
        with refused(self, REPORT_NEEDS_CONCLUSIONS, "clause 84"):
            report.action_confirm()

    def test_three_sentences_tell_what_the_bars_show(self):
        self._summer_answers()
        with freeze_time("2026-11-23 09:00:00"):  # Mon
            self._mark(5, times=40)
        report = self._report(JANUARY)
        text = " ".join(sentences(self.env, report.figures))
        self.assertIn("Answers: 40; satisfied on the whole: 100\N{NO-BREAK SPACE}%", text)
        self.assertIn("Since the period before better: общая удовлетворённость", text)
        self.assertIn("100 % (40)", report.tables)
        self.assertIn("Q4 2026", report.tables)

    def test_small_places_stand_together_and_the_large_one_keeps_its_figure(self):
        """п. 81.6: one visitor of Павино once left Кострома without a figure."""
        for place, times in (("Кострома", 9), ("Галич", 6), ("Павино", 1), (None, 20)):
            for number in range(times):
                self._insert(date(2026, 7, 1), place=place, mark_1=5 if number else 2)
        rows = self._report().figures["breakdowns"]["place"]
        shown = {row["label"] or row["code"]: row["cells"][1] for row in rows}
        self.assertEqual(shown["Кострома"], [9, 8])
        self.assertEqual(shown["rest"], [7, 5], "Галич and Павино")
        self.assertNotIn("Галич", shown)
        self.assertNotIn("Павино", shown)
        self.assertIn("The other places together", self._report_screen())

    def _report_screen(self):
        return self.env["apk.feedback.report"].search([], limit=1).tables

    def test_confirming_fulfils_the_deadline(self):
        report = self._report(summary="Сроки — главное.")
        report.action_confirm()
        self.assertTrue(report.deadline_ids.fulfilled_at)

    @freeze_time(JANUARY)
    def test_drafts_open_by_themselves_once(self):
        for _run in range(2):
            self.env["apk.feedback.report"]._cron_open_reports()
        reports = self.env["apk.feedback.report"].search([])
        self.assertEqual(
            sorted(reports.mapped(lambda one: (one.kind, one.start))),
            [("quarter", date(2026, 10, 1)), ("year", date(2026, 1, 1))],
        )

    def test_the_share_of_those_who_answered_is_in_whole_percents(self):
        with freeze_time(SUMMER):
            self._invite(15)
        self._summer_answers()
        [row] = self._report().figures["response"]
        self.assertEqual((row["issued"], row["percent"]), (20, 100))

    def test_words_are_counted_when_nobody_stands_out(self):
        form = self.env["apk.questionnaire"]._in_use("call")
        with freeze_time(SUMMER):
            for word in ("yes",) * 9 + ("no",) * 6:
                given = {"choices": {"received": word}}
                self.env["apk.answer"]._submit(
                    form.id, {"rated_subject": "call"}, given, collection_mode="interview"
                )
        [table] = self._report().figures["choices"]
        self.assertEqual(table["question"], "Получен ли ответ на Ваш вопрос?")
        self.assertCountEqual(
            [(row["label"], row["count"]) for row in table["rows"]], [("да", 9), ("нет", 6)]
        )

    def test_words_chosen_by_few_are_not_shown(self):
        form = self.env["apk.questionnaire"]._in_use("call")
        with freeze_time(SUMMER):
            for word in ("yes",) * 9 + ("no",) * 2:
                given = {"choices": {"received": word}}
                self.env["apk.answer"]._submit(
                    form.id, {"rated_subject": "call"}, given, collection_mode="interview"
                )
        self.assertEqual(self._report().figures["choices"], [])
