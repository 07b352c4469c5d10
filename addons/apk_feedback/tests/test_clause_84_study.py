"""п. 84: «Каждая анкета подлежит изучению»."""

from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused

from ..messages import NEGATIVE_POINTS_MISSING, STUDY_IS_DONE
from .common import StudyCommon

AUTUMN = "2026-11-23 09:00:00"  # Mon 12:00 in Kostroma


@tagged("post_install", "-at_install")
class TestClause84Study(StudyCommon):
    def test_every_answer_waits_to_be_studied(self):
        self._mark(5, times=6)
        studies = self._studies(self.officer)
        self.assertEqual(studies.mapped("state"), ["new"] * 6)

    def test_the_head_studies_the_units_answers_when_there_are_five(self):
        other = self.env.ref("apk_base.unit_oorg").id
        self._invite(5, unit_id=other)
        self._mark(5, times=5, unit_id=self.unit.id)
        self._mark(5, times=4, unit_id=other)
        self.assertEqual(len(self._studies(self.head)), 5)
        self.assertEqual(len(self._studies(self.officer)), 9)
        self.assertEqual(len(self._studies(self.officer).unit_id), 1)

    def test_an_administrator_reads_no_answers_without_the_role(self):
        self._mark(5, times=5)
        administrator = self._user("t-administrator", "apk_base.group_administrator")
        self.assertFalse(self._studies(administrator))

    def test_a_specialist_reads_no_answers(self):
        specialist = self._user("t-specialist", "apk_base.group_specialist")
        with self.assertRaisesRegex(AccessError, r"\(apk\.answer\.study\)"):
            self._studies(specialist)

    def test_studied_too_soon_is_studied_again(self):
        self._mark(5, times=6)
        study = self._studies(self.officer)[:1]
        study.action_study()
        study.action_study_again()
        self.assertEqual(study.state, "new")
        study.action_study()
        self.assertEqual(study.state, "studied")

    def test_the_officer_has_a_desk_on_which_they_lie(self):
        self._mark(5, times=6)
        self.assertEqual(len(self._studies(self.officer)), 6)
        queues = {
            queue["key"]: queue for queue in self.env["apk.desk"].with_user(self.officer).desk()
        }
        self.assertEqual(queues["study"]["count"], 6)
        menus = self.env["ir.ui.menu"].with_user(self.officer)
        self.assertIn(self.env.ref("apk_base.menu_desk").id, menus._visible_menu_ids())

    def test_the_sheet_shows_marks_and_scrubbed_words(self):
        form = self.env["apk.questionnaire"]._in_use("answer")
        for _client in range(5):
            given = {"marks": {1: 4, 5: -1}, "comment": "Спасибо Ивановой Анне"}
            self.env["apk.answer"]._submit(
                form.id, {"rated_subject": "answer"}, given, collection_mode="page"
            )
        sheet = self._studies(self.officer)[:1].answer_html
        self.assertIn("Насколько вы довольны", sheet)
        self.assertIn("Спасибо [имя]", sheet)
        self.assertIn("Not applicable", sheet)

    def test_the_context_ends_where_the_client_would_stand_out(self):
        self._mark(5, times=5, area_id=self.env.ref("apk_base.area_support").id)
        control = self.env.ref("apk_base.area_control").id
        self._invite(5, area_id=control)
        self._mark(5, times=1, area_id=control)
        sheets = "".join(self._studies(self.officer).mapped("answer_html"))
        self.assertIn(self.env.ref("apk_base.area_support").name, sheets)
        self.assertNotIn(self.env.ref("apk_base.area_control").name, sheets)

    def test_old_answers_keep_their_questions(self):
        self._mark(5, times=5)
        draft = self.env["apk.questionnaire"]._in_use("answer").copy()
        draft.question_ids[0].wording = "Новый вопрос?"
        draft.action_publish()
        self.assertIn("Насколько вы довольны", self._studies(self.officer)[:1].answer_html)

    def test_a_bad_mark_needs_words_or_a_reason(self):
        self._mark(2, times=5)
        study = self._studies(self.officer)[:1]
        with refused(self, NEGATIVE_POINTS_MISSING, "clause 84"):
            study.action_study()
        study.reason_ids = self.env.ref("apk_feedback.reason_long_wait")
        study.action_study()
        self.assertEqual(study.state, "studied")

    def test_a_good_answer_is_studied_in_one_press_and_the_next_opens(self):
        self._mark(5, times=5)
        first, second = self._studies(self.officer)[:2]
        action = first.action_study()
        self.assertEqual((first.state, action["params"]["ids"][0]), ("studied", second.id))
        with refused(self, STUDY_IS_DONE, "next one"):
            first.action_study()

    def test_the_low_ones_come_first_with_their_marks_and_words(self):
        form = self.env["apk.questionnaire"]._in_use("answer")
        for marks, words in (({1: 5}, "Хорошо"), ({1: 4, 8: 1, 3: 2}, "Ждал месяц"), ({1: 3}, "")):
            for _client in range(5):
                self.env["apk.answer"]._submit(
                    form.id,
                    {"rated_subject": "answer"},
                    {"marks": marks, "comment": words},
                    collection_mode="page",
                )
        studies = self._studies(self.officer)
        self.assertEqual(studies.mapped("lowest_mark"), [1] * 5 + [3] * 5 + [5] * 5)
        self.assertEqual(studies[0].rated_low, "Сроки рассмотрения: 1, Простота оформления: 2")
        self.assertEqual(studies[0].comment, "Ждал месяц")
        self.assertTrue(studies[0].rated_subject)
        low = self.env["apk.answer.study"].with_user(self.officer).search([("is_low", "=", True)])
        self.assertEqual(low, studies[:5])

    def test_the_head_is_told_no_marks_of_other_units(self):
        self._mark(1, times=5, unit_id=self.env.ref("apk_base.unit_oorg").id)
        foreign = self._studies(self.officer)
        self.assertFalse(self._studies(self.head).filtered("is_low"))
        with self.assertRaisesRegex(AccessError, r"\(apk\.answer\.study\)"):
            foreign.with_user(self.head).mapped("lowest_mark")

    def test_a_measure_is_made_from_an_answer_and_does_not_lead_to_it(self):
        form = self.env["apk.questionnaire"]._in_use("answer")
        for _client in range(5):
            given = {"marks": {1: 5, 8: 1}, "comment": "Ждал ответа до Покрова"}
            self.env["apk.answer"]._submit(
                form.id, {"rated_subject": "answer"}, given, collection_mode="page"
            )
        first, second = self._studies(self.officer)[:2]
        action = first.action_measure()
        measure = self.env[action["res_model"]].with_user(self.officer).browse(action["res_id"])
        self.assertEqual(measure.criterion_id.number, 8)
        self.assertEqual(measure.reason_id.code, "long_wait")
        measure.name = "Писать клиенту о каждом шаге"
        opened = measure.with_context(active_id=first.id).action_make()
        self.assertEqual((first.state, opened["params"]["ids"][0]), ("studied", second.id))
        made = self.env["apk.measure"].search([("name", "=", "Писать клиенту о каждом шаге")])
        self.assertEqual((made.quarter, made.responsible_id), (first.quarter, self.officer))
        self.assertNotIn("Покрова", f"{made.problem} {measure.problem}", "the client's own words")
        kept = set(made._fields) | set(measure._fields)
        self.assertFalse([name for name in kept if "answer" in name or "study" in name])

    def test_nobody_types_in_the_state(self):
        self._mark(5, times=5)
        with refused(self, FILLED_BY_THE_SYSTEM):
            self._studies(self.officer)[:1].state = "studied"

    def test_what_was_studied_survives_the_next_release(self):
        self._mark(2, times=5)
        study = self._studies(self.officer)[:1]
        study.write(
            {
                "negative_points": "Ждали месяц",
                "reason_ids": [(6, 0, self.env.ref("apk_feedback.reason_long_wait").ids)],
            }
        )
        study.action_study()
        self._mark(5, times=5)
        after = self._studies(self.officer).filtered(lambda one: one.id == study.id)
        self.assertEqual((after.state, after.negative_points), ("studied", "Ждали месяц"))
        self.assertEqual(after.reason_ids.code, "long_wait")

    def test_reasons_of_five_answers_come_into_the_report(self):
        with freeze_time(AUTUMN):
            self._mark(2, times=6)
            studies = self._studies(self.officer)
            studies[:5].reason_ids = self.env.ref("apk_feedback.reason_long_wait")
            studies[5].reason_ids = self.env.ref("apk_feedback.reason_rude")
            self.env.flush_all()
        reasons = self.env["apk.feedback.report"]._reasons([date(2026, 10, 1)])
        self.assertEqual([row["count"] for row in reasons], [5])
